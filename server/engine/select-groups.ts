import { refuseActions, warnAboutActions } from '../domain/action-rules.ts';
import type { Actor, AdminRole } from '../domain/actor.ts';
import type { GroupSummary } from '../domain/directory.ts';
import { AppError } from '../domain/errors.ts';
import type { GroupAction } from '../domain/group-action.ts';
import type { GroupId } from '../domain/ids.ts';
import { orderByPrecedence } from '../domain/precedence.ts';
import { selectedGroups, type Task, type TaskGroup } from '../domain/task.ts';
import type { Clock } from '../ports/clock.ts';
import type { Directory, OpenDirectory } from '../ports/directory.ts';
import type { TaskStore } from '../ports/stores.ts';
import type { ManagedDomains } from '../ports/target.ts';
import { accessOf, findTask, requirePeriodicScope } from './find-task.ts';
import type { SelectGroups, TaskGroupView } from './use-cases.ts';

interface Deps {
  readonly tasks: Pick<TaskStore, 'get' | 'replace'>;
  readonly managedDomains: Pick<ManagedDomains, 'list'>;
  readonly openDirectory: OpenDirectory;
  readonly clock: Clock;
}

/** Section (3) of the wizard: which groups take part, and the ordered actions of each. */
export const createSelectGroups = (deps: Deps): SelectGroups => ({
  async list(actor, taskId, query, signal) {
    const task = await findTask(deps.tasks, actor, taskId);
    const directory = deps.openDirectory(accessOf(task));
    const options = signal ? { signal } : {};
    if (query.selected === true) {
      const search = query.search?.toLowerCase() ?? '';
      const groups = await viewConfigured(directory, task, selectedGroups(task), options);
      return {
        groups: groups.filter((group) => group.displayName.toLowerCase().includes(search)),
        nextCursor: null,
      };
    }
    const page = await directory.findGroups(
      {
        ...(query.search ? { search: query.search } : {}),
        ...(query.cursor ? { cursor: query.cursor } : {}),
      },
      options,
    );
    const groups = await viewFound(directory, task, page.groups, options);
    return {
      groups: query.selected === false ? groups.filter((group) => !group.selected) : groups,
      nextCursor: page.nextCursor,
    };
  },

  async select(actor, taskId, ids, signal) {
    const task = await findTask(deps.tasks, actor, taskId);
    const options = signal ? { signal } : {};
    const wanted = [...new Set(ids.map((id) => id.toLowerCase()))];
    const directory = deps.openDirectory(accessOf(task));
    const found = await directory.getGroups(wanted, options);
    const known = new Map(task.groups.map((group) => [group.groupId, group]));
    const fields = wanted.flatMap((id, index) =>
      found.has(id) || known.get(id)?.selected
        ? []
        : [{ path: `selected[${index}]`, message: `The directory has no group ${id}.` }],
    );
    if (fields.length > 0) {
      throw new AppError('invalid-input', fields.map((field) => field.message).join(' '), {
        fields,
      });
    }
    const chosen = new Set(wanted);
    const kept = task.groups.filter(
      (group) => chosen.has(group.groupId) || group.actions.length > 0,
    );
    const added = wanted.filter((id) => !known.has(id));
    const groups = [
      ...kept.map((group) => ({
        ...refreshed(group, found.get(group.groupId)),
        selected: chosen.has(group.groupId),
      })),
      ...added.flatMap((id) => {
        const summary = found.get(id);
        return summary ? [newGroup(summary, true)] : [];
      }),
    ];
    const changed = await save(deps, actor, task, groups);
    return viewConfigured(directory, changed, selectedGroups(changed), options);
  },

  async setActions(actor, taskId, groupId, actions, signal) {
    const task = await findTask(deps.tasks, actor, taskId);
    const options = signal ? { signal } : {};
    const id = groupId.toLowerCase();
    const directory = deps.openDirectory(accessOf(task));
    const known = task.groups.find((group) => group.groupId === id);
    await checkActions(deps, actor, task, known?.actions ?? [], actions);
    const summary = known ? null : (await directory.getGroups([id], options)).get(id);
    const group = known ?? (summary ? newGroup(summary, false) : null);
    if (group === null) {
      throw new AppError('not-found', `The directory has no group ${groupId}.`);
    }
    const edited = { ...group, actions };
    const groups = known
      ? task.groups.map((one) => (one.groupId === id ? edited : one))
      : [...task.groups, edited];
    const changed = await save(deps, actor, task, groups);
    const [view] = await viewConfigured(directory, changed, [edited], options);
    if (view === undefined) throw new AppError('internal', `The group ${id} was not shown.`);
    return { group: view, warnings: warnAboutActions(actions) };
  },
});

/** Refuses an invalid list of actions, or one that hands out a role the actor does not hold himself. */
export const checkActions = async (
  deps: Pick<Deps, 'managedDomains'>,
  actor: Actor,
  task: Pick<Task, 'tenantId' | 'domains'>,
  before: readonly GroupAction[],
  actions: readonly GroupAction[],
  path = 'actions',
): Promise<void> => {
  const managed = await deps.managedDomains.list(task.tenantId);
  const quotas = new Map(
    managed.flatMap(({ name, lftGlobalQuota }) =>
      lftGlobalQuota !== null && task.domains.includes(name)
        ? [[name, lftGlobalQuota] as const]
        : [],
    ),
  );
  const fields = refuseActions(actions, quotas).map((field) => ({
    ...field,
    path: field.path.replace(/^actions/, path),
  }));
  if (fields.length > 0) {
    throw new AppError('invalid-actions', fields.map((field) => field.message).join(' '), {
      fields,
    });
  }
  refuseRoles(actor, rolesOf(before), rolesOf(actions));
};

const rolesOf = (actions: readonly GroupAction[]): readonly AdminRole[] =>
  actions.flatMap((one) => (one.action === 'assignAdminRoles' ? one.value : []));

/** Nobody hands out a role he does not hold; roles that were there before may stay. */
export const refuseRoles = (
  actor: Actor,
  before: readonly AdminRole[],
  after: readonly AdminRole[],
): void => {
  if (actor.roles.includes('ALL')) return;
  const above = after.filter((role) => !before.includes(role) && !actor.roles.includes(role));
  if (above.length > 0) {
    throw new AppError(
      'role-not-held',
      `You cannot assign ${above.join(', ')}: only roles that you hold yourself. Ask somebody with the role ALL.`,
    );
  }
};

const newGroup = (summary: GroupSummary, selected: boolean): TaskGroup => ({
  groupId: summary.groupId,
  displayName: summary.displayName,
  kind: summary.kind,
  selected,
  actions: [],
});

const refreshed = (group: TaskGroup, summary: GroupSummary | undefined): TaskGroup =>
  summary ? { ...group, displayName: summary.displayName, kind: summary.kind } : group;

const save = async (
  deps: Deps,
  actor: Actor,
  task: Task,
  groups: readonly TaskGroup[],
): Promise<Task> => {
  const changed: Task = {
    ...task,
    groups,
    revision: task.revision + 1,
    updatedAt: deps.clock.now().toISOString(),
    operator: { objectId: actor.objectId, email: actor.email },
  };
  requirePeriodicScope(changed);
  await deps.tasks.replace(changed, task.revision);
  return changed;
};

type Options = Parameters<Directory['getGroups']>[1];

/** Groups the task knows, refreshed from the directory; one that is gone is shown as missing. */
const viewConfigured = async (
  directory: Directory,
  task: Task,
  groups: readonly TaskGroup[],
  options: Options,
): Promise<readonly TaskGroupView[]> => {
  const ids = groups.map((group) => group.groupId);
  const found = await directory.getGroups(ids, options);
  const views = await viewFound(directory, task, [...found.values()], options);
  const byId = new Map(views.map((view) => [view.groupId, view]));
  const ranks = rankOf(task);
  return groups
    .map((group) => byId.get(group.groupId) ?? missingView(group, ranks))
    .toSorted((a, b) => (a.precedence ?? 0) - (b.precedence ?? 0));
};

const viewFound = async (
  directory: Directory,
  task: Task,
  summaries: readonly GroupSummary[],
  options: Options,
): Promise<readonly TaskGroupView[]> => {
  const counts = await directory.countMembers(
    summaries.map((summary) => summary.groupId),
    options,
  );
  const known = new Map(task.groups.map((group) => [group.groupId, group]));
  const ranks = rankOf(task);
  return summaries.map((summary): TaskGroupView => {
    const memberCount = counts.get(summary.groupId) ?? null;
    const hidden = summary.hiddenMembership && (memberCount === null || memberCount === 0);
    const unreadable = memberCount === null || hidden;
    return {
      ...summary,
      selected: known.get(summary.groupId)?.selected ?? false,
      state: unreadable ? 'unreadable' : memberCount === 0 ? 'empty' : 'readable',
      hint: hintOf(summary, unreadable),
      memberCount: unreadable ? null : memberCount,
      actions: known.get(summary.groupId)?.actions ?? [],
      precedence: ranks.get(summary.groupId) ?? null,
    };
  });
};

const hintOf = (summary: GroupSummary, unreadable: boolean): string | null => {
  if (summary.hiddenMembership && unreadable) {
    return 'The membership is hidden: reading it needs the permission Member.Read.Hidden.';
  }
  if (unreadable) {
    return 'The members may not be read: grant GroupMember.Read.All with admin consent.';
  }
  return summary.dynamic ? 'Dynamic group: a rule in Entra ID decides who is a member.' : null;
};

const missingView = (group: TaskGroup, ranks: ReadonlyMap<GroupId, number>): TaskGroupView => ({
  ...group,
  mail: null,
  description: null,
  dynamic: false,
  hiddenMembership: false,
  onPremisesSynced: false,
  state: 'missing',
  hint: 'The directory does not have this group any more. Its users stay as they are; take it out of the selection if that is right.',
  memberCount: null,
  precedence: ranks.get(group.groupId) ?? null,
});

const rankOf = (task: Task): ReadonlyMap<GroupId, number> =>
  new Map(
    orderByPrecedence(selectedGroups(task), task.precedence).map((group, index) => [
      group.groupId,
      index + 1,
    ]),
  );

import { warnAboutActions } from '../domain/action-rules.ts';
import type { Actor } from '../domain/actor.ts';
import type { GroupSummary } from '../domain/directory.ts';
import { AppError } from '../domain/errors.ts';
import type { GroupId } from '../domain/ids.ts';
import { selectedGroups, type Task, type TaskGroup } from '../domain/task.ts';
import type { Clock } from '../ports/clock.ts';
import type { OpenDirectory } from '../ports/directory.ts';
import type { TaskStore } from '../ports/stores.ts';
import type { ManagedDomains } from '../ports/target.ts';
import { checkActions } from './check-actions.ts';
import { accessOf, findTask, requirePeriodicScope } from './find-task.ts';
import { newRevision, updateTask } from './update-task.ts';
import type { SelectGroups } from './use-cases.ts';
import { viewConfigured, viewFound } from './view-groups.ts';

interface Deps {
  readonly tasks: Pick<TaskStore, 'get' | 'replace'>;
  readonly managedDomains: Pick<ManagedDomains, 'list'>;
  readonly openDirectory: OpenDirectory;
  readonly clock: Clock;
}

/** https://learn.microsoft.com/graph/api/group-list */
const notListed =
  'No group begins like that. Dynamic distribution lists are not in Microsoft Graph and cannot be synchronised; use a dynamic security group or a Microsoft 365 group with the same rule.';

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
        notice: null,
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
      notice: query.search && !query.cursor && page.groups.length === 0 ? notListed : null,
    };
  },

  async select(actor, taskId, ids, signal) {
    const task = await findTask(deps.tasks, actor, taskId);
    const options = signal ? { signal } : {};
    const wanted = [...new Set(ids.map((id) => id.toLowerCase()))];
    const directory = deps.openDirectory(accessOf(task));
    const found = await directory.getGroups(wanted, options);
    const changed = await updateTask(deps.tasks, actor, taskId, (present) => {
      refuseUnknown(present, wanted, found);
      return edited(deps, actor, present, selection(present, wanted, found));
    });
    return viewConfigured(directory, changed, selectedGroups(changed), options);
  },

  async setActions(actor, taskId, groupId, actions, signal) {
    const task = await findTask(deps.tasks, actor, taskId);
    const options = signal ? { signal } : {};
    const id = groupId.toLowerCase();
    const directory = deps.openDirectory(accessOf(task));
    const known = task.groups.some((group) => group.groupId === id);
    const summary = known ? undefined : (await directory.getGroups([id], options)).get(id);
    const changed = await updateTask(deps.tasks, actor, taskId, async (present) => {
      const group =
        present.groups.find((one) => one.groupId === id) ??
        (summary ? newGroup(summary, false) : null);
      if (group === null) throw new AppError('not-found', `The directory has no group ${groupId}.`);
      await checkActions(deps, actor, present, group.actions, actions);
      const others = present.groups.filter((one) => one.groupId !== id);
      return edited(deps, actor, present, [...others, { ...group, actions }]);
    });
    const configured = changed.groups.filter((group) => group.groupId === id);
    const [view] = await viewConfigured(directory, changed, configured, options);
    if (view === undefined) throw new AppError('internal', `The group ${id} was not shown.`);
    return { group: view, warnings: warnAboutActions(actions) };
  },
});

const newGroup = (summary: GroupSummary, selected: boolean): TaskGroup => ({
  groupId: summary.groupId,
  displayName: summary.displayName,
  kind: summary.kind,
  selected,
  actions: [],
});

const refreshed = (group: TaskGroup, summary: GroupSummary | undefined): TaskGroup =>
  summary ? { ...group, displayName: summary.displayName, kind: summary.kind } : group;

/** What of a selection is new must exist in the directory; what was selected may be gone meanwhile. */
const refuseUnknown = (task: Task, wanted: readonly GroupId[], found: Found): void => {
  const selected = new Set(selectedGroups(task).map((group) => group.groupId));
  const fields = wanted.flatMap((id, index) =>
    found.has(id) || selected.has(id)
      ? []
      : [{ path: `selected[${index}]`, message: `The directory has no group ${id}.` }],
  );
  if (fields.length > 0) {
    throw new AppError('invalid-input', fields.map((field) => field.message).join(' '), { fields });
  }
};

/** The task's groups with exactly these selected; a group that is no longer selected keeps its actions. */
const selection = (task: Task, wanted: readonly GroupId[], found: Found): readonly TaskGroup[] => {
  const chosen = new Set(wanted);
  const known = new Set(task.groups.map((group) => group.groupId));
  const kept = task.groups
    .filter((group) => chosen.has(group.groupId) || group.actions.length > 0)
    .map((group) => ({
      ...refreshed(group, found.get(group.groupId)),
      selected: chosen.has(group.groupId),
    }));
  const added = wanted.flatMap((id) => {
    const summary = known.has(id) ? undefined : found.get(id);
    return summary ? [newGroup(summary, true)] : [];
  });
  return [...kept, ...added];
};

type Found = ReadonlyMap<GroupId, GroupSummary>;

const edited = (deps: Deps, actor: Actor, task: Task, groups: readonly TaskGroup[]): Task => {
  const changed = { ...newRevision(task, actor, deps.clock.now()), groups };
  requirePeriodicScope(changed);
  return changed;
};

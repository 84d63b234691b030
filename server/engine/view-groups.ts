import type { GroupSummary } from '../domain/directory.ts';
import type { GroupId } from '../domain/ids.ts';
import { orderByPrecedence } from '../domain/precedence.ts';
import { selectedGroups, type Task, type TaskGroup } from '../domain/task.ts';
import type { Directory } from '../ports/directory.ts';
import type { TaskGroupView } from './use-cases.ts';

type Options = Parameters<Directory['getGroups']>[1];

/** Groups the task knows, refreshed from the directory; one that is gone is shown as missing. */
export const viewConfigured = async (
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

/** Groups as the directory tells them, with what the task does with each. */
export const viewFound = async (
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

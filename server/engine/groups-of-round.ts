import type { GroupId, ObjectId } from '../domain/ids.ts';
import { type DirectMembership, groupsBelow } from '../domain/mirror-change.ts';
import type { Task } from '../domain/task.ts';
import type { MirrorGroup, MirrorReader } from '../ports/mirror.ts';
import type { ChangedGroups, GroupRound } from './adopt-nested-groups.ts';

/** Memberships as the round leaves them; those of groups that were read come with it. Without what the mirror has already. */
export const membershipsOfRound = async (
  mirror: MirrorReader,
  task: Task,
  { told, groups }: Pick<GroupRound, 'told' | 'groups'>,
): Promise<{ added: readonly DirectMembership[]; removed: readonly DirectMembership[] }> => {
  const read = groups.flatMap(({ groupId, memberIds }) =>
    memberIds.map((memberId) => ({ groupId, memberId })),
  );
  const all = [...told.added, ...read];
  const ids = [...new Set([...all, ...told.removed].map(({ memberId }) => memberId))];
  const present = new Set((await mirror.edgesOf(task.taskId, ids)).map(keyOf));
  return {
    added: all.filter((edge) => !present.has(keyOf(edge))),
    removed: told.removed.filter((edge) => present.has(keyOf(edge))),
  };
};

const keyOf = ({ groupId, memberId }: DirectMembership): string => `${groupId} ${memberId}`;

/** The groups to write: with a new name or other nested groups, and those the mirror did not hold. */
export const groupsToWrite = (
  known: ReadonlyMap<GroupId, MirrorGroup>,
  { told, groups }: Pick<GroupRound, 'told' | 'groups'>,
): readonly MirrorGroup[] => {
  const { renamed, nesting } = told;
  const changed = [...new Set([...renamed.keys(), ...nesting.keys()])].flatMap((id) => {
    const group = known.get(id);
    if (group === undefined) return [];
    const displayName = renamed.get(id) ?? group.displayName;
    const memberGroupIds = nesting.get(id)?.memberGroupIds ?? group.memberGroupIds;
    return [{ ...group, displayName, memberGroupIds }];
  });
  return [...changed, ...groups.map(({ memberIds: _read, ...group }) => group)];
};

/** Everybody whose winner or membership may have changed with a name or with nesting, as far as the mirror knows him. */
export const affectedByGroups = async (
  mirror: MirrorReader,
  task: Task,
  groups: ReadonlyMap<GroupId, Pick<MirrorGroup, 'memberGroupIds'>>,
  { renamed, touchedChildren }: ChangedGroups,
): Promise<readonly ObjectId[]> => {
  const selected = new Set(task.groups.filter((group) => group.selected).map((one) => one.groupId));
  const below = groupsBelow(groups, [
    ...[...renamed.keys()].filter((id) => selected.has(id)),
    ...touchedChildren,
  ]);
  return below.length === 0 ? [] : mirror.membersOf(task.taskId, below);
};

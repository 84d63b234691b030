import type { DirectoryGroup, GroupSummary } from '../../server/domain/directory.ts';
import type { ModelGroup } from './directory-model.ts';

/** What is told of a group in a list. */
export const summaryOf = (group: ModelGroup): GroupSummary => ({
  groupId: group.groupId,
  displayName: group.displayName,
  kind: group.kind,
  mail: group.mail,
  description: group.description,
  dynamic: group.dynamic,
  hiddenMembership: group.hiddenMembership,
  onPremisesSynced: group.onPremisesSynced,
});

const readableGroup = (group: ModelGroup, memberIds: readonly string[]): DirectoryGroup => ({
  groupId: group.groupId,
  displayName: group.displayName,
  state: 'readable',
  problem: null,
  memberIds,
  memberGroupIds: [...group.memberGroupIds],
  otherMembers: group.otherMembers,
});

const blankGroup = (
  groupId: string,
  displayName: string | null,
  state: 'missing' | 'unreadable',
): DirectoryGroup => ({
  groupId,
  displayName,
  state,
  problem:
    state === 'missing'
      ? `Group ${groupId} does not exist any more; select another one or restore it.`
      : `The members of ${groupId} may not be read; grant GroupMember.Read.All or Member.Read.Hidden.`,
  memberIds: [],
  memberGroupIds: [],
  otherMembers: 0,
});

/** One group as `readGroups` tells it. */
export const groupAsRead = (
  group: ModelGroup | undefined,
  groupId: string,
  listed: (memberId: string) => boolean,
): DirectoryGroup => {
  if (group === undefined || group.state === 'missing') return blankGroup(groupId, null, 'missing');
  const emptyAndHidden =
    group.hiddenMembership && group.memberIds.length + group.memberGroupIds.length === 0;
  if (group.state === 'unreadable' || emptyAndHidden) {
    return blankGroup(groupId, group.displayName, 'unreadable');
  }
  return readableGroup(group, group.memberIds.filter(listed));
};

import type { GroupDelta } from '../domain/delta.ts';
import type { GroupId } from '../domain/ids.ts';
import { type GroupChange, removalOf } from './delta-schemas.ts';

type MemberState = 'user' | 'group' | 'removed';

interface Merged {
  removed: GroupDelta['removed'];
  displayName: string | undefined;
  readonly members: Map<string, MemberState>;
}

const idsIn = (members: Merged['members'], wanted: MemberState): string[] =>
  [...members].filter(([, state]) => state === wanted).map(([id]) => id);

const told = (groupId: GroupId, { removed, displayName, members }: Merged): GroupDelta => ({
  groupId,
  removed,
  displayName,
  addedMembers: idsIn(members, 'user'),
  addedGroups: idsIn(members, 'group'),
  removedIds: idsIn(members, 'removed'),
});

/** Puts together what the pages of a round tell of each group: the last word on each member and property counts. */
export const createGroupMerge = () => {
  const groups = new Map<GroupId, Merged>();

  const addMembers = (merged: Merged, change: GroupChange): void => {
    for (const member of change['members@delta'] ?? []) {
      const type = member['@odata.type']?.toLowerCase();
      const isGroup = type === '#microsoft.graph.group';
      // Devices, contacts and others are no members to us.
      if (type !== undefined && !isGroup && type !== '#microsoft.graph.user') continue;
      const added = isGroup ? 'group' : 'user';
      merged.members.set(member.id, member['@removed'] ? 'removed' : added);
    }
  };

  return {
    add(changes: readonly GroupChange[]): void {
      for (const change of changes) {
        const merged = groups.get(change.id) ?? {
          removed: null,
          displayName: undefined,
          members: new Map(),
        };
        groups.set(change.id, merged);
        merged.removed = removalOf(change);
        if (change.displayName !== undefined) {
          merged.displayName = change.displayName || change.id;
        }
        addMembers(merged, change);
      }
    },
    items: (): readonly GroupDelta[] => [...groups].map(([id, merged]) => told(id, merged)),
  };
};

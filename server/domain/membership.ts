import type { DirectorySnapshot, SourceState } from './directory.ts';
import type { GroupId, ObjectId } from './ids.ts';

/** Who is in a group once its nested groups are followed. */
export interface Membership {
  readonly state: SourceState;
  /** Why it is missing or unreadable. */
  readonly problem: string | null;
  /** Each member with the way to him: the groups from the selected one to the one he is in directly. */
  readonly members: ReadonlyMap<ObjectId, readonly GroupId[]>;
}

/**
 * Flattens a group: nested groups are followed breadth first, so that the path to a member is a shortest one
 * (of several, the first by id); cycles end.
 * If a nested group is missing or unreadable the whole is unreadable: a part that looks complete would be worse than none.
 */
export const resolveMembership = (snapshot: DirectorySnapshot, groupId: GroupId): Membership => {
  const members = new Map<ObjectId, readonly GroupId[]>();
  const paths = new Map<GroupId, readonly GroupId[]>([[groupId, [groupId]]]);
  let state: SourceState = 'empty';
  const unread = new Map<GroupId, string>();
  let occupied = false;
  // a Map grows while it is iterated: it is the queue and the set of visited groups in one
  for (const [id, path] of paths) {
    const group = snapshot.groups.get(id);
    if (group === undefined || group.state !== 'readable') {
      state = id === groupId && group?.state === 'missing' ? 'missing' : 'unreadable';
      unread.set(id, group?.problem ?? `The nested group ${id} was not read.`);
      continue;
    }
    occupied ||= group.memberIds.length > 0 || group.moreMembers === true;
    for (const member of group.memberIds) if (!members.has(member)) members.set(member, path);
    for (const nested of group.memberGroupIds.toSorted()) {
      if (!paths.has(nested)) paths.set(nested, [...path, nested]);
    }
  }
  if (unread.size === 0 && occupied) state = 'readable';
  const [first] = [...unread.keys()].toSorted();
  return { state, problem: first === undefined ? null : (unread.get(first) ?? null), members };
};

import { type DeltaLink, type GroupDelta, maxGroupsOfLink } from '../domain/delta.ts';
import type { DirectoryGroup, Person } from '../domain/directory.ts';
import type { GroupId, ObjectId } from '../domain/ids.ts';
import { type GroupsOutcome, type KnownGroup, readGroupDeltas } from '../domain/mirror-change.ts';
import type { Directory, ReadOptions } from '../ports/directory.ts';

export type ChangedGroups = Extract<GroupsOutcome, { readonly kind: 'changed' }>;

/** A round of group changes, with the groups that came into the mirror by it. */
export interface GroupRound {
  readonly told: ChangedGroups;
  readonly items: readonly GroupDelta[];
  readonly next: DeltaLink;
  /** Groups the mirror did not hold, with their members. */
  readonly groups: readonly DirectoryGroup[];
  /** The members of `groups` as they were read. */
  readonly people: ReadonlyMap<ObjectId, Person>;
}

type InFull = Extract<GroupsOutcome, { readonly kind: 'read-in-full' }>;

/** More people than this below a group that was nested are read with everything else, in slices. */
const manyPeople = 5000;

/**
 * Reads nested groups the mirror does not hold, and what is below them, instead of everything. The new link, which covers
 * them, comes first: what it tells twice changes nothing, but nothing is missed. The round is read once more from its
 * link `since`, so that it reaches beyond the beginning of the new one.
 */
export const adoptNestedGroups = async (
  directory: Directory,
  since: DeltaLink,
  known: ReadonlyMap<GroupId, KnownGroup>,
  strangers: readonly GroupId[],
  options: ReadOptions,
): Promise<GroupRound | InFull> => {
  const watched = new Set([...known.keys(), ...strangers]);
  for (;;) {
    const next = await directory.startGroupDelta([...watched], options);
    const round = await directory.readGroupDelta(since, options);
    if (round === null) return { kind: 'read-in-full', why: linkExpired };
    const told = readGroupDeltas(round.items, known);
    if (told.kind === 'read-in-full') return told;
    const { items } = round;
    if (told.strangers.length === 0) return { told, items, next, groups: [], people: new Map() };
    const read = await directory.readGroups(told.strangers, options);
    if (read.people.size > manyPeople) {
      const why = `${read.people.size} people are below the group ${told.strangers[0]}, which was nested.`;
      return { kind: 'read-in-full', why };
    }
    const groups = [...read.groups.values()].filter(({ groupId }) => !known.has(groupId));
    if (watched.size > maxGroupsOfLink || groups.every(({ groupId }) => watched.has(groupId))) {
      return { told, items, next, groups, people: read.people };
    }
    // only reading shows what is nested further below; a link that does not watch it could miss a change
    for (const { groupId } of groups) watched.add(groupId);
  }
};

/** Why a full read is needed once a link is no longer accepted. */
export const linkExpired = 'Graph no longer accepts the delta link.';

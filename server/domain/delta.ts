import type { Person } from './directory.ts';
import type { GroupId, ObjectId } from './ids.ts';

/** A link that answers what changed since it was given out; its query is inside, so it is replayed as it is. */
export type DeltaLink = string & { readonly __brand: 'DeltaLink' };

/**
 * A link to the changes of groups names at most so many of them; beyond that it tells of every group of the tenant.
 * https://learn.microsoft.com/graph/api/group-delta
 */
export const maxGroupsOfLink = 50;

/** What one round of /groups/delta tells of one group, all its pages merged; replays and repetitions change nothing. */
export interface GroupDelta {
  readonly groupId: GroupId;
  /** `deleted` may come back (soft), `gone` will not; null = it exists. */
  readonly removed: 'deleted' | 'gone' | null;
  /** Undefined = not told. */
  readonly displayName: string | undefined;
  readonly addedMembers: readonly ObjectId[];
  readonly addedGroups: readonly GroupId[];
  /** Users or groups, whichever it was. */
  readonly removedIds: readonly string[];
}

/** What one round of /users/delta tells of one user. */
export interface PersonDelta {
  readonly objectId: ObjectId;
  readonly removed: 'deleted' | 'gone' | null;
  /** When he was made (RFC 3339); told of somebody new or restored, null otherwise. */
  readonly createdAt: string | null;
  /** Only the properties that were told. */
  readonly properties: Partial<Omit<Person, 'objectId' | 'readable'>>;
}

/** A complete round: everything up to its new link, or nothing. */
export interface DeltaRound<Item> {
  readonly items: readonly Item[];
  readonly next: DeltaLink;
}

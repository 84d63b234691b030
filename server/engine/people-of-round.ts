import type { PersonDelta } from '../domain/delta.ts';
import type { Person } from '../domain/directory.ts';
import type { GroupId, ObjectId } from '../domain/ids.ts';
import {
  addressesLeft,
  claimableAddresses,
  type DirectMembership,
  mergedPerson,
} from '../domain/mirror-change.ts';
import type { Directory, ReadOptions } from '../ports/directory.ts';
import type { MirrorReader, MirrorState } from '../ports/mirror.ts';

/** What a round means for the people of the mirror. */
export interface PeopleOfRound {
  /** To be written as they are now: members the round told of, and members the mirror did not know. */
  readonly written: readonly Person[];
  readonly removed: readonly ObjectId[];
  /** People, and addresses that somebody left. */
  readonly affected: ReadonlySet<string>;
  /** Memberships nobody told of: those of people who were restored. */
  readonly addedEdges: readonly DirectMembership[];
  /** Those of people who will never come back. */
  readonly removedEdges: readonly DirectMembership[];
  /** More people were restored than are asked for one by one. */
  readonly tooManyReturned: boolean;
}

interface Round {
  readonly deltas: readonly PersonDelta[];
  /** New memberships of the round. */
  readonly added: readonly DirectMembership[];
  /** People who were read with groups of theirs already. */
  readonly read: ReadonlyMap<ObjectId, Person>;
  /** Groups the mirror will hold. */
  readonly groupIds: ReadonlySet<GroupId>;
}

/** More people than this who come back at once are found by a full read, which asks for none of them alone. */
const manyReturned = 200;

/** Our clock and Graph's may differ by so much. */
const skewMs = 300_000;

/** Finds out whom of the mirror a round concerns; asks the directory for members it does not know, in one request. */
export const peopleOfRound = async (
  mirror: MirrorReader,
  directory: Directory,
  { taskId, readAt }: MirrorState,
  { deltas, added, read, groupIds }: Round,
  options: ReadOptions,
): Promise<PeopleOfRound> => {
  const newMembers = new Set(added.map(({ memberId }) => memberId));
  const ids = [...new Set([...newMembers, ...deltas.map((delta) => delta.objectId)])];
  const [stored, edges] = await Promise.all([
    mirror.people(taskId, ids),
    mirror.edgesOf(taskId, ids),
  ]);
  const known = new Map(stored.map((person) => [person.objectId, person]));
  const told = new Map(deltas.map((delta) => [delta.objectId, delta]));
  const returned = deltas.filter((delta) => !known.has(delta.objectId) && isOlder(delta, readAt));
  const tooManyReturned = returned.length > manyReturned;
  const returnedEdges = tooManyReturned
    ? []
    : await membershipsOf(directory, returned, [...edges, ...added], groupIds, options);

  const written = new Map<ObjectId, Person>();
  const removed: ObjectId[] = [];
  const affected = new Set<string>(returnedEdges.map(({ memberId }) => memberId));
  const formerAddresses = new Set<string>();
  const write = (person: Person): void => {
    const delta = told.get(person.objectId);
    // what was read may be older than what the round told, and the round does not tell it again
    const newest = delta ? mergedPerson(person, delta) : person;
    const before = known.get(person.objectId);
    if (before && isSame(before, newest)) return;
    written.set(newest.objectId, newest);
    affected.add(newest.objectId);
  };
  for (const delta of deltas) {
    const before = known.get(delta.objectId);
    if (before === undefined) continue;
    for (const address of claimableAddresses(before)) formerAddresses.add(address);
    if (delta.removed === null) {
      if (!read.has(delta.objectId)) write(before);
    } else {
      removed.push(delta.objectId);
      affected.add(delta.objectId);
    }
  }
  const isGone = (id: ObjectId): boolean => (told.get(id)?.removed ?? null) !== null;
  for (const person of read.values()) if (!isGone(person.objectId)) write(person);
  const members = [...edges, ...added, ...returnedEdges].map(({ memberId }) => memberId);
  const unknown = new Set(members.filter((id) => !known.has(id) && !read.has(id) && !isGone(id)));
  for (const person of await directory.readPeople([...unknown], options)) write(person);
  for (const [objectId, before] of known) {
    const after = isGone(objectId) ? null : (written.get(objectId) ?? before);
    for (const address of addressesLeft(before, after)) affected.add(address);
  }
  if (affected.size > 0 && formerAddresses.size > 0) {
    // whoever shares an address with somebody who changed may count from now on
    const rivals = await mirror.peopleAt(taskId, [...formerAddresses]);
    for (const rival of rivals) affected.add(rival.objectId);
  }
  return {
    written: [...written.values()],
    removed,
    affected,
    addedEdges: returnedEdges,
    // others keep their memberships for a restore
    removedEdges: edges.filter(({ memberId }) => told.get(memberId)?.removed === 'gone'),
    tooManyReturned,
  };
};

/**
 * Whether somebody told of as a whole was there before the mirror was read: then he was restored, and the groups' rounds
 * do not tell what he is a member of. Of somebody new they do.
 */
const isOlder = ({ removed, createdAt }: PersonDelta, readAt: string): boolean =>
  removed === null && createdAt !== null && Date.parse(createdAt) < Date.parse(readAt) + skewMs;

/** The memberships of these people in groups of the mirror, without those that are known. */
const membershipsOf = async (
  directory: Directory,
  people: readonly PersonDelta[],
  known: readonly { readonly groupId: GroupId; readonly memberId: string }[],
  groupIds: ReadonlySet<GroupId>,
  options: ReadOptions,
): Promise<readonly DirectMembership[]> => {
  if (people.length === 0) return [];
  const present = new Set(known.map(({ groupId, memberId }) => `${groupId} ${memberId}`));
  const told = await directory.readMemberships(
    people.map(({ objectId }) => objectId),
    options,
  );
  return [...told].flatMap(([memberId, groups]) =>
    groups
      .filter((groupId) => groupIds.has(groupId) && !present.has(`${groupId} ${memberId}`))
      .map((groupId) => ({ groupId, memberId })),
  );
};

const isSame = (before: Person, after: Person): boolean =>
  JSON.stringify(sorted(before)) === JSON.stringify(sorted(after));

const sorted = (person: Person) => [
  person.displayName,
  person.mail,
  person.userPrincipalName,
  person.proxyAddresses.toSorted(),
  person.userType,
  person.accountEnabled,
  person.readable,
];

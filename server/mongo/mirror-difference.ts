import type { DirectorySnapshot, Person } from '../domain/directory.ts';
import type { GroupId, ObjectId } from '../domain/ids.ts';
import type { MirrorDrift, MirrorEdge, MirrorGroup } from '../ports/mirror.ts';
import { lowerId, toMirrorGroup, toPerson } from './mirror-documents.ts';
import type { StoredEdge } from './mirror-scan.ts';

/** What must be written to turn one mirror into another. */
export interface Difference<Piece> {
  readonly added: readonly Piece[];
  readonly changed: readonly Piece[];
  readonly removed: readonly Piece[];
}

export interface MirrorDifference {
  readonly groups: Difference<MirrorGroup>;
  readonly people: Difference<Person>;
  /** Changed are those that wake: their person is there again. */
  readonly edges: Difference<MirrorEdge>;
  /** What of it could have changed somebody's plan: neither the order of addresses nor the number of devices. */
  readonly drift: MirrorDrift;
}

/** What is stored, batch by batch, in any order. */
export interface StoredMirror {
  readonly groups: AsyncIterable<readonly MirrorGroup[]>;
  readonly people: AsyncIterable<readonly Person[]>;
  readonly edges: AsyncIterable<readonly StoredEdge[]>;
}

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index]);

const driftsFrom = (a: MirrorGroup, b: MirrorGroup): boolean =>
  a.displayName !== b.displayName ||
  a.state !== b.state ||
  !sameList(a.memberGroupIds, b.memberGroupIds);

const sameGroup = (a: MirrorGroup, b: MirrorGroup): boolean =>
  !driftsFrom(a, b) && a.problem === b.problem && a.otherMembers === b.otherMembers;

const sameButAddresses = (a: Person, b: Person): boolean =>
  a.displayName === b.displayName &&
  a.mail === b.mail &&
  a.userPrincipalName === b.userPrincipalName &&
  a.userType === b.userType &&
  a.accountEnabled === b.accountEnabled &&
  a.readable === b.readable;

const samePerson = (a: Person, b: Person): boolean =>
  sameButAddresses(a, b) && sameList(a.proxyAddresses, b.proxyAddresses);

const personDriftsFrom = (a: Person, b: Person): boolean =>
  !sameButAddresses(a, b) || !sameList(a.proxyAddresses.toSorted(), b.proxyAddresses.toSorted());

/** Compares pieces that have an id; of what is stored only the difference is kept. */
const compare = async <Piece>(
  stored: AsyncIterable<readonly Piece[]>,
  wanted: readonly Piece[],
  idOf: (piece: Piece) => string,
  isSame: (stored: Piece, wanted: Piece) => boolean,
  drifts: (stored: Piece, wanted: Piece) => boolean,
): Promise<Difference<Piece> & { readonly drifted: number }> => {
  const missing = new Map(wanted.map((piece) => [idOf(piece), piece]));
  const changed: Piece[] = [];
  const removed: Piece[] = [];
  let drifted = 0;
  for await (const batch of stored)
    for (const piece of batch) {
      const becomes = missing.get(idOf(piece));
      if (becomes === undefined) {
        removed.push(piece);
        continue;
      }
      missing.delete(idOf(piece));
      if (isSame(piece, becomes)) continue;
      changed.push(becomes);
      if (drifts(piece, becomes)) drifted += 1;
    }
  drifted += missing.size + removed.length;
  return { added: [...missing.values()], changed, removed, drifted };
};

const compareEdges = async (
  stored: StoredMirror['edges'],
  wanted: DirectorySnapshot,
  sleepsOn: (edge: MirrorEdge) => boolean,
): Promise<Difference<MirrorEdge>> => {
  const missing = new Map<GroupId, Set<ObjectId>>();
  for (const { groupId, memberIds } of wanted.groups.values())
    missing.set(lowerId(groupId), new Set(memberIds.map(lowerId)));
  const changed: MirrorEdge[] = [];
  const removed: MirrorEdge[] = [];
  for await (const batch of stored)
    for (const edge of batch) {
      const isWanted = missing.get(edge.groupId)?.delete(edge.memberId);
      if (isWanted && edge.asleep) changed.push(edge);
      else if (!isWanted && !sleepsOn(edge)) removed.push(edge);
    }
  const added = [...missing].flatMap(([groupId, memberIds]) =>
    [...memberIds].map((memberId) => ({ groupId, memberId })),
  );
  return { added, changed, removed };
};

async function* noting(
  batches: AsyncIterable<readonly Person[]>,
  ids: Set<ObjectId>,
): AsyncIterable<readonly Person[]> {
  for await (const batch of batches) {
    for (const { objectId } of batch) ids.add(objectId);
    yield batch;
  }
}

/** The difference between what is stored and a full read. */
export const compareMirror = async (
  stored: StoredMirror,
  wanted: DirectorySnapshot,
): Promise<MirrorDifference> => {
  const groups = await compare(
    stored.groups,
    [...wanted.groups.values()].map(toMirrorGroup),
    ({ groupId }) => groupId,
    sameGroup,
    driftsFrom,
  );
  const wantedPeople = [...wanted.people.values()].map(toPerson);
  const awake = new Set(wantedPeople.map(({ objectId }) => objectId));
  const people = await compare(
    noting(stored.people, awake),
    wantedPeople,
    ({ objectId }) => objectId,
    samePerson,
    personDriftsFrom,
  );
  // A full read does not tell of members who were deleted and may be restored, and a restore tells of no membership:
  // what the mirror knows of them stays, until a full read tells of them again.
  const stays = new Set([...wanted.groups.keys()].map(lowerId));
  const sleepsOn = ({ groupId, memberId }: MirrorEdge): boolean =>
    stays.has(groupId) && !awake.has(memberId);
  const edges = await compareEdges(stored.edges, wanted, sleepsOn);
  const memberships = edges.added.length + edges.removed.length;
  const drift = { groups: groups.drifted, people: people.drifted, memberships };
  return { groups, people, edges, drift };
};

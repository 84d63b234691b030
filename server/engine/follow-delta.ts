import type { PersonDelta } from '../domain/delta.ts';
import type { Person } from '../domain/directory.ts';
import type { GroupId, ObjectId } from '../domain/ids.ts';
import {
  claimableAddresses,
  type DirectMembership,
  type GroupsOutcome,
  mergedPerson,
  readGroupDeltas,
} from '../domain/mirror-change.ts';
import type { Task } from '../domain/task.ts';
import type { Clock } from '../ports/clock.ts';
import type { Directory, ReadOptions } from '../ports/directory.ts';
import type { MirrorGroup, MirrorReader, MirrorState, MirrorStore } from '../ports/mirror.ts';

interface Deps {
  readonly mirror: MirrorStore;
  readonly clock: Clock;
}

export type FollowOutcome =
  | { readonly kind: 'read-in-full'; readonly why: string }
  /** The mirror is up to date as of the round; `shown` are the groups and users the round told of. */
  | { readonly kind: 'advanced'; readonly shown: ReadonlySet<string> };

/**
 * One delta round: reads what changed, brings the mirror up to date and notes who is affected, with the new links in one
 * transaction. Nothing is saved unless the round is complete.
 */
export const followDelta = async (
  deps: Deps,
  directory: Directory,
  task: Task,
  state: MirrorState,
  options: ReadOptions,
): Promise<FollowOutcome> => {
  const { mirror } = deps;
  const [groupRound, userRound] = await Promise.all([
    directory.readGroupDelta(state.links.groups, options),
    directory.readUserDelta(state.links.users, options),
  ]);
  if (userRound === null) return { kind: 'read-in-full', why: expired };
  const groups = await mirror.groups(task.taskId);
  const known = new Map(groups.map((group) => [group.groupId, group]));
  const told: GroupsOutcome =
    groupRound === null
      ? { kind: 'read-in-full', why: expired }
      : readGroupDeltas(groupRound.items, known);
  // also before a full read: it does not tell who was deleted and may be restored, the users' round does
  const outcome = told.kind === 'changed' ? told : nothingChanged;
  const groupsLink = told.kind === 'changed' && groupRound ? groupRound.next : state.links.groups;
  const memberships = await realMemberships(mirror, task, outcome);
  const people = await realPeople(
    mirror,
    directory,
    task,
    userRound.items,
    memberships.added,
    options,
  );
  const affected = new Set<ObjectId>([
    ...[...memberships.added, ...memberships.removed].map(({ memberId }) => memberId),
    ...people.affected,
    ...(await affectedByGroups(mirror, task, known, outcome)),
  ]);
  const advanced = await mirror.advance(
    task.taskId,
    state.revision,
    {
      groups: changedGroups(known, outcome),
      people: people.written,
      removedPeople: people.removed,
      addedEdges: memberships.added,
      removedEdges: [...memberships.removed, ...people.endedMemberships],
      affected: [...affected],
    },
    { groups: groupsLink, users: userRound.next },
    deps.clock.now().toISOString(),
  );
  if (!advanced) return { kind: 'read-in-full', why: 'The mirror was rebuilt meanwhile.' };
  if (told.kind === 'read-in-full') return told;
  const shown = [
    ...(groupRound?.items ?? []).map((item) => item.groupId),
    ...userRound.items.map((item) => item.objectId),
  ];
  return { kind: 'advanced', shown: new Set(shown) };
};

type Changed = Extract<GroupsOutcome, { kind: 'changed' }>;

const expired = 'Graph no longer accepts the delta link.';
const nothingChanged: Changed = {
  kind: 'changed',
  added: [],
  removed: [],
  renamed: new Map(),
  nesting: new Map(),
  touchedChildren: [],
};

/** Without what the mirror has already: replays change nothing and affect nobody. */
const realMemberships = async (
  mirror: MirrorReader,
  task: Task,
  { added, removed }: Changed,
): Promise<{ added: readonly DirectMembership[]; removed: readonly DirectMembership[] }> => {
  const ids = [...new Set([...added, ...removed].map(({ memberId }) => memberId))];
  const edges = await mirror.edgesOf(task.taskId, ids);
  const present = new Set(edges.map(keyOf));
  return {
    added: added.filter((edge) => !present.has(keyOf(edge))),
    removed: removed.filter((edge) => present.has(keyOf(edge))),
  };
};

const keyOf = ({ groupId, memberId }: DirectMembership): string => `${groupId} ${memberId}`;

/** The people to write: those the round told of and who are members, and new members the mirror does not know yet. */
const realPeople = async (
  mirror: MirrorReader,
  directory: Directory,
  task: Task,
  deltas: readonly PersonDelta[],
  added: readonly DirectMembership[],
  options: ReadOptions,
) => {
  const newMembers = new Set(added.map(({ memberId }) => memberId));
  const ids = [...new Set([...newMembers, ...deltas.map((delta) => delta.objectId)])];
  const [stored, edges] = await Promise.all([
    mirror.people(task.taskId, ids),
    mirror.edgesOf(task.taskId, ids),
  ]);
  const known = new Map(stored.map((person) => [person.objectId, person]));
  const members = new Set([...edges.map(({ memberId }) => memberId), ...newMembers]);
  const written = new Map<ObjectId, Person>();
  const removed: ObjectId[] = [];
  const affected = new Set<ObjectId>();
  const formerAddresses = new Set<string>();
  const gone = new Set<ObjectId>();
  for (const delta of deltas) {
    const before = known.get(delta.objectId);
    if (before) for (const address of claimableAddresses(before)) formerAddresses.add(address);
    if (delta.removed !== null) {
      gone.add(delta.objectId);
      if (before === undefined) continue;
      removed.push(delta.objectId);
      affected.add(delta.objectId);
    } else if (before !== undefined) {
      const person = mergedPerson(before, delta);
      if (isSame(before, person)) continue;
      written.set(person.objectId, person);
      affected.add(person.objectId);
    }
  }
  const unknown = [...members].filter((id) => !known.has(id) && !written.has(id) && !gone.has(id));
  for (const person of await directory.readPeople(unknown, options)) {
    written.set(person.objectId, person);
    affected.add(person.objectId);
  }
  if (affected.size > 0 && formerAddresses.size > 0) {
    // whoever shares an address with somebody who changed may count from now on
    const rivals = await mirror.peopleAt(task.taskId, [...formerAddresses]);
    for (const rival of rivals) affected.add(rival.objectId);
  }
  // whoever was deleted for good never comes back; others keep their memberships for a restore
  const forGood = new Set(
    deltas.filter((delta) => delta.removed === 'gone').map((delta) => delta.objectId),
  );
  const endedMemberships = edges.filter(({ memberId }) => forGood.has(memberId));
  return { written: [...written.values()], removed, affected, endedMemberships };
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

/** Everybody whose winner or membership may have changed with a name or with nesting. */
const affectedByGroups = async (
  mirror: MirrorReader,
  task: Task,
  known: ReadonlyMap<GroupId, MirrorGroup>,
  outcome: Changed,
): Promise<readonly ObjectId[]> => {
  const selected = new Set(task.groups.filter((group) => group.selected).map((one) => one.groupId));
  const renamed = [...outcome.renamed.keys()].filter((id) => selected.has(id));
  const below = groupsBelow(known, [...renamed, ...outcome.touchedChildren]);
  return below.length === 0 ? [] : mirror.membersOf(task.taskId, below);
};

const groupsBelow = (
  known: ReadonlyMap<GroupId, MirrorGroup>,
  from: readonly GroupId[],
): readonly GroupId[] => {
  const found = new Set(from);
  // a Set grows while it is iterated: cycles end
  for (const id of found)
    for (const nested of known.get(id)?.memberGroupIds ?? []) found.add(nested);
  return [...found];
};

const changedGroups = (
  known: ReadonlyMap<GroupId, MirrorGroup>,
  { renamed, nesting }: Changed,
): readonly MirrorGroup[] =>
  [...new Set([...renamed.keys(), ...nesting.keys()])].flatMap((id) => {
    const group = known.get(id);
    if (group === undefined) return [];
    const displayName = renamed.get(id) ?? group.displayName;
    const memberGroupIds = nesting.get(id)?.memberGroupIds ?? group.memberGroupIds;
    return [{ ...group, displayName, memberGroupIds }];
  });

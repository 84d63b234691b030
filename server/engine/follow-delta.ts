import type { PersonDelta } from '../domain/delta.ts';
import type { GroupId, ObjectId } from '../domain/ids.ts';
import { readGroupDeltas } from '../domain/mirror-change.ts';
import type { Task } from '../domain/task.ts';
import type { Clock } from '../ports/clock.ts';
import type { Directory, ReadOptions } from '../ports/directory.ts';
import type { MirrorChange, MirrorGroup, MirrorState, MirrorStore } from '../ports/mirror.ts';
import {
  adoptNestedGroups,
  type ChangedGroups,
  type GroupRound,
  linkExpired,
} from './adopt-nested-groups.ts';
import { affectedByGroups, groupsToWrite, membershipsOfRound } from './groups-of-round.ts';
import { peopleOfRound } from './people-of-round.ts';

interface Deps {
  readonly mirror: MirrorStore;
  readonly clock: Clock;
}

export type FollowOutcome =
  | { readonly kind: 'read-in-full'; readonly why: string }
  | {
      /** The mirror is up to date as of the round. */
      readonly kind: 'advanced';
      /** The groups and users the round told of. */
      readonly shown: ReadonlySet<string>;
      /** Whether the mirror is another than before. */
      readonly isChanged: boolean;
      /** Of the mirror since then. */
      readonly revision: number;
      /** All groups of the mirror since then. */
      readonly groups: readonly MirrorGroup[];
    };

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
  if (userRound === null) return { kind: 'read-in-full', why: linkExpired };
  const groups = await mirror.groups(task.taskId);
  const known = new Map(groups.map((group) => [group.groupId, group]));
  const told = groupRound
    ? await completed(directory, state, known, groupRound, options)
    : ({ kind: 'read-in-full', why: linkExpired } as const);
  // also before a full read: it does not tell who was deleted and may be restored, the users' round does
  const round = 'kind' in told ? { ...nothingTold, next: state.links.groups } : told;
  const { change, tooManyReturned } = await changeOf(
    mirror,
    directory,
    task,
    state,
    known,
    round,
    userRound.items,
    options,
  );
  const links = { groups: round.next, users: userRound.next };
  const now = deps.clock.now().toISOString();
  if (!(await mirror.advance(task.taskId, state.revision, change, links, now))) {
    return { kind: 'read-in-full', why: 'The mirror was rebuilt meanwhile.' };
  }
  if ('kind' in told) return told;
  if (tooManyReturned) return { kind: 'read-in-full', why: 'Many people were restored at once.' };
  const shown = [
    ...round.items.map((item) => item.groupId),
    ...userRound.items.map((item) => item.objectId),
  ];
  return {
    kind: 'advanced',
    shown: new Set(shown),
    isChanged: Object.values(change).some((list) => list.length > 0),
    revision: state.revision + 1,
    groups: [...new Map([...groups, ...change.groups].map((one) => [one.groupId, one])).values()],
  };
};

type KnownGroups = ReadonlyMap<GroupId, MirrorGroup>;

const nothingChanged: ChangedGroups = {
  kind: 'changed',
  added: [],
  removed: [],
  renamed: new Map(),
  nesting: new Map(),
  touchedChildren: [],
  strangers: [],
};
const nothingTold = { told: nothingChanged, items: [], groups: [], people: new Map() };

/** The round with everything it leads to: nested groups the mirror does not hold are read. */
const completed = (
  directory: Directory,
  state: MirrorState,
  known: KnownGroups,
  { items, next }: Pick<GroupRound, 'items' | 'next'>,
  options: ReadOptions,
): ReturnType<typeof adoptNestedGroups> => {
  const told = readGroupDeltas(items, known);
  if (told.kind === 'read-in-full') return Promise.resolve(told);
  return told.strangers.length > 0
    ? adoptNestedGroups(directory, state.links.groups, known, told.strangers, options)
    : Promise.resolve({ told, items, next, groups: [], people: new Map() });
};

/** What both rounds mean for the mirror. */
const changeOf = async (
  mirror: MirrorStore,
  directory: Directory,
  task: Task,
  state: MirrorState,
  known: KnownGroups,
  round: GroupRound,
  deltas: readonly PersonDelta[],
  options: ReadOptions,
): Promise<{ readonly change: MirrorChange; readonly tooManyReturned: boolean }> => {
  const memberships = await membershipsOfRound(mirror, task, round);
  const all = new Map([...known, ...round.groups.map((group) => [group.groupId, group] as const)]);
  const people = await peopleOfRound(
    mirror,
    directory,
    state,
    { deltas, added: memberships.added, read: round.people, groupIds: new Set(all.keys()) },
    options,
  );
  const affected = new Set<ObjectId>([
    ...[...memberships.added, ...memberships.removed].map(({ memberId }) => memberId),
    ...people.affected,
    ...(await affectedByGroups(mirror, task, all, round.told)),
  ]);
  return {
    change: {
      groups: groupsToWrite(known, round),
      people: people.written,
      removedPeople: people.removed,
      addedEdges: [...memberships.added, ...people.addedEdges],
      removedEdges: [...memberships.removed, ...people.removedEdges],
      affected: [...affected],
    },
    tooManyReturned: people.tooManyReturned,
  };
};

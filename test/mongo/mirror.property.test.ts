import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DirectorySnapshot } from '../../server/domain/directory.ts';
import type { MirrorChange, MirrorStore } from '../../server/ports/mirror.ts';
import { createFakeStores } from '../fakes/stores.ts';
import { aGroup, aPerson, aSnapshot, inOrder, someLinks } from '../suites/mirror-builders.ts';
import { preparedMongo } from './mongo-stores.ts';

const peopleIds = ['p1', 'p2', 'p3', 'p4', 'p5'];
const groupIds = ['g1', 'g2', 'g3', 'g4'];
const some = (ids: readonly string[]) => fc.subarray([...ids]);

const group = (groupId: string) =>
  fc
    .record({
      members: some(peopleIds),
      memberGroupIds: some(groupIds.filter((id) => id !== groupId)),
      displayName: fc.constantFrom('Sales', 'Support', null),
      state: fc.constantFrom('readable', 'readable', 'missing', 'unreadable'),
    } as const)
    .map(({ members, ...fields }) => aGroup(groupId, members, fields));

const person = (objectId: string) =>
  fc
    .record({
      mail: fc.constantFrom(`${objectId}@contoso.com`, 'shared@contoso.com', null),
      proxyAddresses: fc.constantFrom([], ['SMTP:shared@contoso.com', `smtp:${objectId}@x.com`]),
      accountEnabled: fc.constantFrom(true, false, null),
    })
    .map((fields) => aPerson(objectId, fields));

/** A full read of these groups: every member with what is told of him. */
const snapshotOf = (groups: readonly string[]) =>
  fc
    .record({
      groups: fc.tuple(...groups.map(group)),
      people: fc.tuple(...peopleIds.map(person)),
      minute: fc.integer({ min: 10, max: 59 }),
    })
    .map(({ groups, people, minute }): DirectorySnapshot => {
      const members = new Set(groups.flatMap(({ memberIds }) => memberIds));
      const told = people.filter(({ objectId }) => members.has(objectId));
      return aSnapshot(groups, told, `2026-03-01T08:${minute}:00.000Z`);
    });
const anySnapshot = some(groupIds).chain(snapshotOf);

const edgesOf = ({ groups }: DirectorySnapshot) =>
  [...groups.values()].flatMap(({ groupId, memberIds }) =>
    memberIds.map((memberId) => ({ groupId, memberId })),
  );
const without = <Item>(items: readonly Item[], others: readonly Item[]): Item[] => {
  const known = new Set(others.map((item) => JSON.stringify(item)));
  return items.filter((item) => !known.has(JSON.stringify(item)));
};

/** What delta would tell between two reads of the same groups. */
const changeBetween = (a: DirectorySnapshot, b: DirectorySnapshot): MirrorChange => ({
  groups: without([...b.groups.values()], [...a.groups.values()]).map(
    ({ memberIds: _, ...rest }) => rest,
  ),
  people: without([...b.people.values()], [...a.people.values()]),
  removedPeople: [...a.people.keys()].filter((id) => !b.people.has(id)),
  addedEdges: without(edgesOf(b), edgesOf(a)),
  removedEdges: without(edgesOf(a), edgesOf(b)),
  affected: [],
});

/** How many of two lists of things with an id differ. */
const differing = <Item>(a: readonly Item[], b: readonly Item[], idOf: (item: Item) => string) =>
  new Set([...without(a, b), ...without(b, a)].map(idOf)).size;
const groupsOf = ({ groups }: DirectorySnapshot) =>
  [...groups.values()].map(({ groupId, displayName, state, memberGroupIds }) => ({
    groupId,
    displayName,
    state,
    memberGroupIds: memberGroupIds.toSorted(),
  }));
const driftBetween = (a: DirectorySnapshot, b: DirectorySnapshot) => ({
  groups: differing(groupsOf(a), groupsOf(b), ({ groupId }) => groupId),
  people: differing([...a.people.values()], [...b.people.values()], ({ objectId }) => objectId),
  memberships: without(edgesOf(a), edgesOf(b)).length + without(edgesOf(b), edgesOf(a)).length,
});

const occupiedIn = ({ groups }: DirectorySnapshot) =>
  [...groups.values()]
    .filter(({ memberIds }) => memberIds.length > 0)
    .map(({ groupId }) => groupId)
    .toSorted();

const facts = { selectedIds: ['g1'], links: someLinks('first'), plannedDigest: null };

const properties = (open: () => Promise<MirrorStore>): void => {
  // each run has a task of its own
  let taskNumber = 0;
  const nextTask = () => {
    taskNumber += 1;
    return `task-${taskNumber}`;
  };

  it('with the difference of two reads is the second read', async () => {
    const mirror = await open();
    await fc.assert(
      fc.asyncProperty(snapshotOf(groupIds), snapshotOf(groupIds), async (a, b) => {
        const taskId = nextTask();
        await mirror.replace(taskId, a, facts);
        const revision = (await mirror.state(taskId))?.revision ?? 0;
        const change = changeBetween(a, b);
        const next = someLinks('next');
        expect(await mirror.advance(taskId, revision, change, next, b.readAt)).toBe(true);
        expect(inOrder(await mirror.load(taskId))).toEqual(inOrder(b));
        expect([...(await mirror.occupied(taskId))].toSorted()).toEqual(occupiedIn(b));
        expect(await mirror.replace(taskId, b, facts)).toEqual(driftBetween(b, b));
      }),
      { numRuns: 40 },
    );
  });

  it('tells of each full read how it differs from the one before', async () => {
    const mirror = await open();
    await fc.assert(
      fc.asyncProperty(anySnapshot, anySnapshot, async (a, b) => {
        const taskId = nextTask();
        expect(await mirror.replace(taskId, a, facts)).toBeNull();
        expect(await mirror.replace(taskId, b, facts)).toEqual(driftBetween(a, b));
        expect([...(await mirror.occupied(taskId))].toSorted()).toEqual(occupiedIn(b));
        expect(inOrder(await mirror.load(taskId))).toEqual(inOrder(b));
      }),
      { numRuns: 40 },
    );
  });
};

describe('a mirror in memory', () => properties(async () => createFakeStores().mirror));

describe('a mirror in MongoDB', () => {
  const mongo = preparedMongo();
  properties(async () => (await mongo.empty()).mirror);
});

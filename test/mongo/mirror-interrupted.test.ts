import { beforeEach, expect, it } from 'vitest';
import type { DirectorySnapshot } from '../../server/domain/directory.ts';
import {
  aGroup,
  aMirrorChange,
  aPerson,
  aSnapshot,
  inOrder,
  someLinks,
} from '../suites/mirror-builders.ts';
import type { Stores } from '../suites/stores.ts';
import { preparedMongo } from './mongo-stores.ts';

const mongo = preparedMongo();
const facts = { selectedIds: ['a'], links: someLinks('first'), plannedDigest: null };
let mirror: Stores['mirror'];

beforeEach(async () => {
  ({ mirror } = await mongo.empty());
});

const many = (name: string) => Array.from({ length: 6000 }, (_, index) => `${name}-${index}`);
const one = aSnapshot([aGroup('a', many('one')), aGroup('b', many('both'))]);
const other = aSnapshot([aGroup('a', many('other')), aGroup('b', many('both').slice(500))]);
const loaded = async () => inOrder(await mirror.load('task-1'));

/** Fails in its last slice of people: one of them is larger than MongoDB takes. */
const unwritable = (snapshot: DirectorySnapshot): DirectorySnapshot => ({
  ...snapshot,
  people: new Map([
    ...snapshot.people,
    ['zz', aPerson('zz', { displayName: 'x'.repeat(17 * 1024 * 1024) })],
  ]),
});

it('a rebuild that breaks off leaves no mirror, and the next one makes a whole one', async () => {
  await mirror.replace('task-1', one, facts);
  await expect(mirror.replace('task-1', unwritable(other), facts)).rejects.toThrow();
  const { mirrorPeople } = mongo.database().collections;
  expect(await mirrorPeople.countDocuments({ objectId: /^other/ })).toBeGreaterThan(0);
  expect(await mirror.state('task-1')).toBeNull();
  await expect(mirror.load('task-1')).rejects.toMatchObject({ code: 'not-found' });
  expect(await mirror.replace('task-1', other, facts)).toBeNull();
  expect(await loaded()).toEqual(inOrder(other));
});

it('a round that breaks off changes nothing, and can be done again', async () => {
  await mirror.replace('task-1', one, facts);
  const before = await mirror.state('task-1');
  const revision = before?.revision ?? 0;
  const change = aMirrorChange({
    removedEdges: [{ groupId: 'a', memberId: 'one-1' }],
    affected: ['one-1'],
  });
  const { people } = unwritable(one);
  const broken = { ...change, people: [...people.values()].slice(-1) };
  const next = someLinks('next');
  const now = '2026-03-01T09:00:00.000Z';
  const broke = mirror.advance('task-1', revision, broken, next, now);
  await expect(broke).rejects.toThrow();
  expect(await mirror.state('task-1')).toEqual(before);
  expect(await loaded()).toEqual(inOrder(one));
  expect(await mirror.affected('task-1', 10)).toEqual([]);
  expect(await mirror.advance('task-1', revision, change, next, now)).toBe(true);
  expect(await mirror.membersOf('task-1', ['a'])).toHaveLength(5999);
});

it('of two processes that rebuild at the same time one wins, and the mirror is never a mixture', async () => {
  const outcomes = await Promise.allSettled([
    mirror.replace('task-1', one, facts),
    mirror.replace('task-1', other, facts),
  ]);
  const [first] = outcomes;
  const lost = outcomes.filter(({ status }) => status === 'rejected');
  expect(lost.length).toBeLessThan(2);
  for (const outcome of lost) expect(outcome).toMatchObject({ reason: { code: 'lease-lost' } });
  expect(await mirror.state('task-1')).not.toBeNull();
  const winners = [
    ...(first.status === 'fulfilled' ? [inOrder(one)] : []),
    ...(outcomes[1].status === 'fulfilled' ? [inOrder(other)] : []),
  ];
  expect(winners).toContainEqual(await loaded());
});

it('what is loaded while rounds go on is the directory of one moment, or refused', async () => {
  const small = aSnapshot([aGroup('a', ['1', '2']), aGroup('b', ['1', '2'])]);
  await mirror.replace('task-1', small, facts);
  const edges = [
    { groupId: 'a', memberId: '1' },
    { groupId: 'b', memberId: '2' },
  ];
  const rounds = async () => {
    for (let round = 0; round < 20; round += 1) {
      const revision = (await mirror.state('task-1'))?.revision ?? 0;
      const change = aMirrorChange(round % 2 ? { addedEdges: edges } : { removedEdges: edges });
      await mirror.advance('task-1', revision, change, facts.links, small.readAt);
    }
  };
  const loads = async () => {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const snapshot = await mirror.load('task-1').catch((error: unknown) => error);
      if (snapshot instanceof Error) expect(snapshot).toMatchObject({ code: 'revision-conflict' });
      else expect(snapshot).toSatisfy(isWhole);
    }
  };
  const isWhole = ({ groups }: DirectorySnapshot): boolean =>
    groups.get('a')?.memberIds.length === groups.get('b')?.memberIds.length;
  await Promise.all([rounds(), loads()]);
});

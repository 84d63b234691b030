import { beforeAll, expect, it } from 'vitest';
import { aTask } from '../suites/builders.ts';
import { aGroup, aMirrorChange, aSnapshot, someLinks } from '../suites/mirror-builders.ts';
import type { Stores } from '../suites/stores.ts';
import { type Examined, examinedIn } from './examined.ts';
import { preparedMongo } from './mongo-stores.ts';

// What asking every few seconds which of hundreds of live tasks should look costs.

const mongo = preparedMongo();
const taskIds = Array.from({ length: 300 }, (_, index) => `task-${index}`);
const links = someLinks('first');
let stores: Stores;

beforeAll(async () => {
  stores = await mongo.empty();
  for (const [index, taskId] of taskIds.entries()) {
    const task = { taskId, number: index + 1, domains: [], liveSync: { enabled: index % 2 === 0 } };
    await stores.tasks.insert(aTask(task));
  }
  const facts = { selectedIds: ['g'], links, plannedDigest: null };
  for (const taskId of taskIds.slice(0, 20))
    await stores.mirror.replace(taskId, aSnapshot([aGroup('g')]), facts);
  const affected = Array.from({ length: 200 }, (_, index) => `person-${index}`);
  for (const taskId of ['task-3', 'task-4']) {
    const { revision = -1 } = (await stores.mirror.state(taskId)) ?? {};
    const change = aMirrorChange({ affected });
    await stores.mirror.advance(taskId, revision, change, links, '2026-03-01T09:00:00.000Z');
  }
});

const examined = (collection: string, work: () => Promise<unknown>): Promise<Examined> =>
  examinedIn(mongo.database(), collection, work);

it('live tasks are told with their revisions from an index: no task is read', async () => {
  const found = await examined('tasks', async () =>
    expect(await stores.tasks.liveRevisions(10_000)).toHaveLength(150),
  );
  expect(found.plans).toHaveLength(1);
  expect(found).toMatchObject({ documents: 0, keys: 150 });
});

it('their mirrors are asked about at once, and of the affected people one key a task is read', async () => {
  const ask = async () => expect((await stores.mirror.progressOf(taskIds)).size).toBe(20);
  const ofStates = await examined('mirrorStates', ask);
  expect(ofStates.plans).toHaveLength(1);
  expect(ofStates.plans.join()).not.toContain('COLLSCAN');
  expect(ofStates.documents).toBe(20);
  const ofAffected = await examined('mirrorAffected', ask);
  expect(ofAffected.plans.join()).toContain('DISTINCT_SCAN');
  expect(ofAffected).toMatchObject({ documents: 0 });
  expect(ofAffected.keys).toBeLessThan(2 * 2 + 5);
});

it('the groups of their mirrors are told at once, and no group is read', async () => {
  const found = await examined('mirrorGroups', async () =>
    expect((await stores.mirror.groupIdsOf(taskIds)).size).toBe(20),
  );
  expect(found.plans).toHaveLength(1);
  expect(found).toMatchObject({ documents: 0 });
  expect(found.keys).toBeLessThan(300 + 20 + 5);
});

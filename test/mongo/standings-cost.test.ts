import { beforeAll, expect, it } from 'vitest';
import type { Run } from '../../server/domain/run.ts';
import { aRun, aTask, contoso } from '../suites/builders.ts';
import type { Stores } from '../suites/stores.ts';
import { examinedIn } from './examined.ts';
import { preparedMongo } from './mongo-stores.ts';

const mongo = preparedMongo();
const taskIds = Array.from({ length: 20 }, (_, index) => `task-${index}`);
let stores: Stores;

/** A day of a busy live task: an incremental run each few minutes, a full one each hour, some of them held. */
const runsOf = (taskId: string): readonly Run[] =>
  Array.from({ length: 300 }, (_, index) => {
    const queuedAt = new Date(Date.UTC(2026, 2, 1, 0, index * 5)).toISOString();
    const kind = index % 12 === 0 ? 'full' : 'incremental';
    const state = index % 50 === 0 ? 'held' : 'done';
    const runId = `${taskId} ${index}`;
    return aRun({ runId, taskId, kind, state, queuedAt, finishedAt: queuedAt, success: true });
  });

beforeAll(async () => {
  stores = await mongo.empty();
  for (const [number, taskId] of taskIds.entries()) {
    await stores.tasks.insert(aTask({ taskId, number }));
    const documents = runsOf(taskId).map(({ runId, ...run }) => ({
      ...{ _id: runId, ...run },
      active: false,
    }));
    await mongo.database().collections.runs.insertMany(documents);
  }
});

it('what decides about alerts is a few entries of indexes per task, however many runs there were', async () => {
  const found = await examinedIn(mongo.database(), 'tasks', () => stores.standings.runs(taskIds));
  expect(found.plans.join()).not.toContain('COLLSCAN');
  // of each task: itself, 3 newest, 3 newest full ones, the last synchronisation, the held one; and a look beyond some
  expect(found.documents).toBeLessThanOrEqual(taskIds.length * 12);
  expect(found.keys).toBeLessThanOrEqual(taskIds.length * 20);
});

it('the newest run of each task does not cost more with every run', async () => {
  const read = () => stores.runs.latest(contoso, taskIds);
  const found = await examinedIn(mongo.database(), 'runs', read);
  expect(found.documents).toBeLessThanOrEqual(taskIds.length * 2);
});

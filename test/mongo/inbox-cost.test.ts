import { beforeAll, expect, it, vi } from 'vitest';
import { anInboxEntry } from '../suites/inbox.ts';
import type { Stores } from '../suites/stores.ts';
import { examinedIn } from './examined.ts';
import { preparedMongo } from './mongo-stores.ts';

const mongo = preparedMongo();
const tasks = ['task-1', 'task-2', 'task-3'];
let inbox: Stores['inbox'];

beforeAll(async () => {
  ({ inbox } = await mongo.empty());
  const entries = Array.from({ length: 3000 }, (_, index) =>
    anInboxEntry(`entry-${index}`, -index / 100, { taskId: tasks[index % 3] ?? '' }),
  );
  await inbox.store(entries);
});

const examined = (work: () => Promise<unknown>) => examinedIn(mongo.database(), 'inbox', work);
const now = () => new Date().toISOString();

it('the oldest due entries of a task are read in the order of an index', async () => {
  const found = await examined(() => inbox.due('task-2', now(), 20));
  expect(found.plans.join()).not.toMatch(/COLLSCAN|SORT/);
  expect(found).toMatchObject({ documents: 20, keys: 20 });
});

it('the tasks with due entries cost one entry each, however many wait', async () => {
  const found = await examined(() => inbox.tasksWithDue(now(), 10));
  expect(found.documents).toBeLessThan(10);
  expect(found.keys).toBeLessThan(10);
});

it('hundreds of deliveries that arrive at once are stored in far less than the second they may take', async () => {
  const began = performance.now();
  await Promise.all(
    Array.from({ length: 50 }, (_, delivery) =>
      inbox.store(Array.from({ length: 10 }, (_, item) => anInboxEntry(`d${delivery} ${item}`))),
    ),
  );
  expect(performance.now() - began).toBeLessThan(1000);
});

it('an entry that nobody worked off in a day is forgotten', async () => {
  await inbox.store([anInboxEntry('old', -25 * 60 * 60), anInboxEntry('recent', -23 * 60 * 60)]);
  const stored = mongo.database().collections.inbox;
  await vi.waitUntil(async () => (await stored.countDocuments({ _id: 'old' })) === 0, {
    timeout: 90_000,
    interval: 200,
  });
  expect(await stored.countDocuments({ _id: 'recent' })).toBe(1);
}, 100_000);

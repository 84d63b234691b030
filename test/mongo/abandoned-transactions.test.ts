import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEndAbandoned } from '../../server/mongo/abandoned-transactions.ts';
import { connectDatabase, type Database } from '../../server/mongo/database.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import { eventually } from '../stories/running-server.ts';

let database: FreshDatabase;
let product: Database;
beforeAll(async () => {
  database = await freshDatabase();
  // a name of its own: other tests have transactions on the same server
  product = await connectDatabase({ uri: database.uri, appName: `abandoned-${randomUUID()}` });
});
afterAll(async () => {
  await product.close();
  await database.drop();
});

const leases = () => database.db.collection<{ _id: string; proofs: number }>('leases');

/** Begins a transaction that locks the lease of a task, and leaves it at that, as a process does that is killed. */
const abandon = async (taskId: string) => {
  await leases().insertOne({ _id: taskId, proofs: 0 });
  const session = product.client.startSession();
  session.startTransaction();
  const own = product.db.collection<{ _id: string }>('leases');
  await own.updateOne({ _id: taskId }, { $inc: { proofs: 1 } }, { session });
  return session;
};

it('a transaction that a dead process left open holds nobody up once it is ended', async () => {
  const session = await abandon('task-1');
  const takeover = leases().updateOne({ _id: 'task-1' }, { $inc: { proofs: 10 } });
  const endAbandoned = createEndAbandoned(product);
  expect(
    await eventually(
      () => endAbandoned(50),
      (ended) => ended > 0,
      5000,
    ),
  ).toBe(1);
  await takeover;
  // nothing of what it did is left, and it cannot be committed any more
  expect(await leases().findOne({ _id: 'task-1' })).toMatchObject({ proofs: 10 });
  await expect(session.commitTransaction()).rejects.toThrow();
  await session.endSession();
});

it('a transaction that goes on is let be', async () => {
  const session = await abandon('task-2');
  expect(await createEndAbandoned(product)(60_000)).toBe(0);
  await session.commitTransaction();
  expect(await leases().findOne({ _id: 'task-2' })).toMatchObject({ proofs: 1 });
  await session.endSession();
});

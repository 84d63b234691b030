import { beforeEach, expect, it } from 'vitest';
import { mailAddress } from '../../server/domain/ids.ts';
import { applyBatch } from '../../server/mongo/apply-batch.ts';
import type { Lease } from '../../server/ports/leases.ts';
import { aChange, anna, aPlan, aUser, bert, contoso } from '../suites/builders.ts';
import type { Stores } from '../suites/stores.ts';
import { preparedMongo } from './mongo-stores.ts';

const mongo = preparedMongo();
const now = new Date('2026-03-01T08:00:00.000Z');
let stores: Stores;
let lease: Lease;

beforeEach(async () => {
  stores = await mongo.empty();
  const acquired = await stores.leases.acquire('task-1', 'holder', now, 60_000);
  if (acquired === null) throw new Error('no lease');
  lease = acquired;
});

const changes = [
  aChange(),
  aChange({
    email: bert,
    objectId: 'object-bert',
    kind: 'create',
    write: { revision: null, previousRevision: null, disabledBy: null },
  }),
];

const planned = async () => {
  await stores.target.insert(aUser());
  await stores.plans.insert(aPlan(), changes, null);
  const rows = changes.map((change, seq) => ({ seq, change }));
  const which = { tenantId: contoso, taskId: 'task-1', planId: 'plan-1', runId: 'run-1' };
  return { ...which, lease, rows, at: now, approved: false };
};

const everything = async () => {
  const { users, planRows, history } = mongo.database().collections;
  return Promise.all(
    [users, planRows, history].map((each) => each.find().sort({ _id: 1 }).toArray()),
  );
};

it('a batch that is cut off before its commit leaves nothing half-written, and can be done again', async () => {
  const batch = await planned();
  const before = await everything();
  const { client } = mongo.database();
  await client.withSession(async (session) => {
    session.startTransaction();
    await applyBatch(mongo.database(), session, batch);
    await session.abortTransaction();
  });
  expect(await everything()).toEqual(before);
  const results = await stores.target.apply(batch);
  expect(results.map(({ result }) => result)).toEqual(['applied', 'applied']);
});

it('a repeated batch leaves no second trace in the history', async () => {
  const batch = await planned();
  await stores.target.apply(batch);
  const after = await everything();
  await stores.target.apply(batch);
  expect(await everything()).toEqual(after);
});

it('each applied change leaves one entry in the history: who, what, when and because of which group', async () => {
  await stores.target.apply(await planned());
  const { history } = mongo.database().collections;
  expect(await history.find().sort({ seq: 1 }).toArray()).toMatchObject([
    {
      tenantId: contoso,
      email: anna,
      at: now.toISOString(),
      taskId: 'task-1',
      runId: 'run-1',
      planId: 'plan-1',
      seq: 0,
      actor: 'sync',
      kind: 'update',
      reason: 'group-actions',
      group: { groupId: 'group-1', displayName: 'Sales' },
      settings: [{ setting: 'crypto', was: 'None', becomes: 'SigEnc', action: 'crypto' }],
    },
    { email: bert, kind: 'create' },
  ]);
});

it('a batch does not overtake a lease that is taken over while it works', async () => {
  const batch = await planned();
  const { client } = mongo.database();
  const late = new Date(now.getTime() + 60_000);
  await client.withSession(async (session) => {
    session.startTransaction({ readConcern: { level: 'snapshot' } });
    await applyBatch(mongo.database(), session, batch);
    // The takeover waits for the transaction that proved the lease, so it cannot fall into its middle.
    const takeover = stores.leases.acquire('task-1', 'successor', late, 60_000);
    await session.commitTransaction();
    expect(await takeover).toMatchObject({ holder: 'successor', token: lease.token + 1 });
  });
  await expect(stores.target.apply(batch)).rejects.toMatchObject({ code: 'lease-lost' });
  expect(await stores.target.get(contoso, anna)).toMatchObject({ crypto: 'SigEnc', revision: 2 });
});

it('a user made by hand after the batch looked is not overwritten', async () => {
  const batch = await planned();
  const { client } = mongo.database();
  const byHand = aUser({ email: mailAddress('carl@contoso.com'), objectId: 'object-bert' });
  await client.withSession(async (session) => {
    session.startTransaction({ readConcern: { level: 'snapshot' } });
    await mongo.database().collections.users.find({}, { session }).toArray();
    await stores.target.insert(byHand);
    // The old snapshot does not show him: the database itself must refuse.
    await expect(applyBatch(mongo.database(), session, batch)).rejects.toThrow();
    await session.abortTransaction();
  });
  const results = await stores.target.apply(batch);
  expect(results.map(({ result }) => result)).toEqual(['applied', 'moved']);
  expect(await stores.target.get(contoso, byHand.email)).toEqual(byHand);
});

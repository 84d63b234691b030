import { beforeEach, expect, it } from 'vitest';
import { mailAddress } from '../../server/domain/ids.ts';
import type { Change } from '../../server/domain/plan.ts';
import type { Lease } from '../../server/ports/leases.ts';
import { aChange, aPlan, aSkip, contoso } from '../suites/builders.ts';
import type { Stores } from '../suites/stores.ts';
import { examinedIn } from './examined.ts';
import { preparedMongo } from './mongo-stores.ts';

// `query-plans.test.ts` asks what MongoDB would do on a filled collection. This file looks at what it did (its profiler)
// while the collection grew from nothing, where a choice made early is kept.

const mongo = preparedMongo();
const now = new Date('2026-03-01T08:00:00.000Z');
const batchSize = 200;
let stores: Stores;
let lease: Lease;

beforeEach(async () => {
  stores = await mongo.empty();
  const acquired = await stores.leases.acquire('task-1', 'holder', now, 60_000);
  if (acquired === null) throw new Error('no lease');
  lease = acquired;
});

/** Documents that were looked at in one collection while `work` went on. */
const documentsExamined = async (
  collection: string,
  work: () => Promise<unknown>,
): Promise<number> => (await examinedIn(mongo.database(), collection, work)).documents;

const apply = async (planId: string, changes: readonly Change[]): Promise<void> => {
  await stores.plans.insert(aPlan({ planId }), changes, null);
  for (let from = 0; from < changes.length; from += batchSize)
    await stores.target.apply({
      tenantId: contoso,
      taskId: 'task-1',
      planId,
      runId: 'run-1',
      lease,
      rows: changes
        .slice(from, from + batchSize)
        .map((change, index) => ({ seq: from + index, change })),
      at: now,
      approved: false,
    });
};

const revisions = (revision: number | null) => ({
  write: { revision, previousRevision: null, disabledBy: null },
});
const many = Array.from({ length: 10 * batchSize }, (_, index) =>
  aChange({
    email: mailAddress(`u${index}@contoso.com`),
    objectId: `object-${index}`,
    kind: 'create',
    ...revisions(null),
  }),
);
const few = many.slice(0, 20).map((change) => ({ ...change, ...revisions(1) }));

it('creating thousands of users reads none of those already created', async () => {
  const ids = many.flatMap(({ objectId }) => objectId ?? []);
  const emails = many.flatMap(({ email }) => email ?? []);
  for (let run = 0; run < 3; run += 1) {
    await stores.target.readByObjectIds(contoso, ids);
    await stores.target.revisions(contoso, emails);
  }
  expect(await documentsExamined('users', () => apply('plan-1', many))).toBe(0);
});

it('changing a few of thousands of users reads only those', async () => {
  await apply('plan-1', many);
  // found by address, found by object, and found again to be replaced
  expect(await documentsExamined('users', () => apply('plan-2', few))).toBe(3 * few.length);
});

it('users without an object are written without a search for objects', async () => {
  const byHand = [aChange({ objectId: null, kind: 'create', ...revisions(null) })];
  await apply('plan-1', byHand);
  expect(await stores.target.revisions(contoso, ['anna@contoso.com'])).toEqual(
    new Map([['anna@contoso.com', 1]]),
  );
});

it('what a plan reads of the users it concerns does not grow with the others', async () => {
  await apply('plan-1', many);
  const ids = ['object-7', 'object-8', 'nobody'];
  const emails = ['u7@contoso.com', 'none@contoso.com'];
  expect(
    await documentsExamined('users', async () => {
      await stores.target.readByObjectIds(contoso, ids);
      await stores.target.revisions(contoso, emails);
      await stores.target.readActiveAdmins(contoso);
    }),
  ).toBe(3);
});

it('keeping a plan touches its own rows alone, however many other plans expire', async () => {
  const skips = Array.from({ length: 50 }, () => aSkip());
  const inAWeek = new Date(Date.now() + 7 * 86_400_000);
  for (const planId of ['plan-1', 'plan-2', 'plan-3'])
    await stores.plans.insert(aPlan({ planId }), skips, inAWeek);
  expect(await documentsExamined('planRows', () => stores.plans.keep('plan-2'))).toBe(skips.length);
});

import { expect, it } from 'vitest';
import { countHistoryForLimits } from '../../server/mongo/count-history-for-limits.ts';
import { aChange, aPlan, contoso } from '../suites/builders.ts';
import { preparedMongo } from './mongo-stores.ts';

const mongo = preparedMongo();

it('what an earlier version applied within the rolling hours counts after the update, and it may be repeated', async () => {
  const database = mongo.database();
  const { history } = database.collections;
  const { target, plans, leases, runs } = await mongo.empty();
  const at = new Date();
  const lease = await leases.acquire('task-1', 'holder', at, 60_000);
  if (lease === null) throw new Error('no lease');
  const write = { revision: null, previousRevision: null, disabledBy: null } as const;
  const change = aChange({ kind: 'create', write });
  await plans.insert(aPlan(), [change], null);
  const run = { tenantId: contoso, taskId: 'task-1', planId: 'plan-1', runId: 'run-1' };
  await target.apply({ ...run, lease, rows: [{ seq: 0, change }], at, approved: false });
  // as it was, and of somebody who was there already
  await history.updateMany({}, { $set: { kind: 'update' }, $unset: { countsFor: '' } } as object);
  await database.db.collection('history').createIndex({ taskId: 1, at: 1, kind: 1 });
  const since = at.toISOString();
  expect(await runs.appliedSince('task-1', since)).toEqual({ changes: 0, disables: 0 });

  await countHistoryForLimits(database);
  await countHistoryForLimits(database);
  expect(await runs.appliedSince('task-1', since)).toEqual({ changes: 1, disables: 0 });
  const names = (await history.indexes()).map(({ name }) => name);
  expect(names).not.toContain('taskId_1_at_1_kind_1');
});

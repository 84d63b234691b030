import { expect, it } from 'vitest';
import { prepareDatabase } from '../../server/mongo/prepare-database.ts';
import { aChange, aPlan, aUser, contoso } from '../suites/builders.ts';
import { mongoStores, preparedMongo } from './mongo-stores.ts';

const mongo = preparedMongo();

it('users and plans of an earlier version are searched and ordered after the update, and it may be repeated', async () => {
  const database = mongo.database();
  const { collections, db } = database;
  const { target, plans } = await mongo.empty();
  await target.insert(aUser({ displayName: 'Jürg Müller', managedBy: 'task-1' }));
  await plans.insert(aPlan(), [aChange(), aChange({ kind: 'disable' })], null);
  // as they were
  await collections.users.updateMany({}, { $unset: { find: '', 'order.name': '' } } as object);
  await collections.planRows.updateMany({}, { $unset: { find: '', place: '' } } as object);
  await collections.plans.updateMany({}, { $unset: { effects: '' } } as object);
  await db.collection('users').createIndex({ tenantId: 1, displayName: 1, email: 1 });
  await collections.migrations.deleteMany({});

  await prepareDatabase(database);
  await collections.migrations.deleteMany({});
  await prepareDatabase(database);
  const stores = mongoStores(database);
  const { users } = await stores.target.list(contoso, { search: 'müller', limit: 10 });
  expect(users).toHaveLength(1);
  const page = await stores.plans.rows(contoso, 'plan-1', {
    sort: 'severity',
    search: 'anna',
    limit: 10,
  });
  expect(page.rows.map(({ seq }) => seq)).toEqual([1, 0]);
  expect(await stores.plans.get(contoso, 'plan-1')).toMatchObject({ effects: [] });
  const names = (await db.collection('users').indexes()).map(({ name }) => name);
  expect(names).not.toContain('tenantId_1_displayName_1_email_1');
});

import { beforeAll, expect, it } from 'vitest';
import { mailAddress } from '../../server/domain/ids.ts';
import type { SettingChange } from '../../server/domain/plan.ts';
import type { HistoryDocument } from '../../server/mongo/documents.ts';
import { limitsOf } from '../../server/mongo/history-entry.ts';
import { toUserDocument } from '../../server/mongo/user-document.ts';
import { aUser, contoso, fabrikam } from '../suites/builders.ts';
import type { Stores } from '../suites/stores.ts';
import { type Examined, examinedIn } from './examined.ts';
import { preparedMongo } from './mongo-stores.ts';

// What planning a few people reads of users and baseline, while thousands of others are there.

const mongo = preparedMongo();
const people = Array.from({ length: 2000 }, (_, index) => `person-${index}`);
let stores: Stores;

beforeAll(async () => {
  stores = await mongo.empty();
  const users = [contoso, fabrikam].flatMap((tenantId) =>
    people.map((objectId, index) =>
      toUserDocument(
        aUser({
          tenantId,
          objectId,
          email: mailAddress(`${objectId}@d${index % 20}.com`),
          managedBy: index % 100 === 0 ? 'task-1' : null,
          disabled: index % 40 === 1,
          adminRoles: index % 500 === 0 ? ['ALL'] : ['Audit'],
        }),
      ),
    ),
  );
  await mongo.database().collections.users.insertMany(users);
  const groups = Array.from({ length: 20 }, (_, group) => {
    const memberIds = people.filter((_, index) => index % 20 === group);
    return [`group-${group}`, { displayName: 'Group', memberIds: new Set(memberIds) }] as const;
  });
  for (const taskId of ['task-1', 'task-2'])
    await stores.baseline.save(taskId, { groups: new Map(groups) });
});

const examined = (collection: string, work: () => Promise<unknown>): Promise<Examined> =>
  examinedIn(mongo.database(), collection, work);

it('users are found by their addresses, and nobody else is looked at', async () => {
  const emails = ['person-7@d7.com', 'person-8@d8.com', 'nobody@d1.com'];
  const found = await examined('users', () => stores.target.readByEmails(contoso, emails));
  expect(found.plans.join()).not.toContain('COLLSCAN');
  expect(found.documents).toBe(2);
  expect(found.keys).toBeLessThan(10);
});

const query = { taskId: 'task-1', domains: ['d1.com', 'd2.com'] };

it('a task’s users are counted in indexes: no user is read, nor any outside its scope', async () => {
  const toTheEnd = { enabled: Number.POSITIVE_INFINITY, managed: Number.POSITIVE_INFINITY };
  const found = await examined('users', async () =>
    expect(await stores.target.countForTask(contoso, query, toTheEnd)).toEqual({
      enabled: 170,
      managed: 20,
    }),
  );
  expect(found.plans.join()).not.toContain('COLLSCAN');
  expect(found.plans).toContain('COUNT_SCAN { tenantId: 1, order.domain: 1, order.active: 1 }');
  expect(found.documents).toBe(0);
  expect(found.keys).toBeLessThan(200 + 20 + 20 + 20);
});

it('a task’s users are counted no further than told', async () => {
  const found = await examined('users', async () =>
    expect(await stores.target.countForTask(contoso, query, { enabled: 7, managed: 3 })).toEqual({
      enabled: 7,
      managed: 3,
    }),
  );
  expect(found.plans.join()).not.toContain('COLLSCAN');
  expect(found.documents).toBe(0);
  // in either domain, and as the task's own elsewhere
  expect(found.keys).toBeLessThan(7 + 7 + 20 + 3 + 10);
});

it('active admins are found without a look at anybody who has another role', async () => {
  const found = await examined('users', async () =>
    expect(await stores.target.readActiveAdmins(contoso, 2)).toHaveLength(2),
  );
  expect(found).toMatchObject({ documents: 2, keys: 2 });
});

it('what was applied lately is counted in an index: nothing that does not count is looked at', async () => {
  const entry = (index: number): HistoryDocument => {
    const disabling: SettingChange = {
      setting: 'disabled',
      ...{ was: false, becomes: true, action: 'usersDisabled' },
    };
    const what: Parameters<typeof limitsOf>[0] = {
      kind: index % 4 === 0 ? 'create' : 'update',
      reason: 'group-actions',
      settings: index % 4 === 1 ? [disabling] : [],
      approved: false,
    };
    return {
      _id: `plan-${index} 0`,
      ...{ tenantId: contoso, email: mailAddress(`u${index}@d1.com`), previousEmail: null },
      ...{ taskId: `task-${index % 2}`, runId: 'run', planId: `plan-${index}`, seq: 0 },
      at: new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString(),
      ...{ actor: 'sync', group: null, ...what, countsFor: limitsOf(what) },
    };
  };
  await mongo
    .database()
    .collections.history.insertMany(Array.from({ length: 4000 }, (_, index) => entry(index)));
  const since = new Date(Date.UTC(2026, 0, 1, 0, 2000)).toISOString();
  const found = await examined('history', async () =>
    expect(await stores.runs.appliedSince('task-1', since)).toEqual({
      changes: 1000,
      disables: 500,
    }),
  );
  expect(found.plans).toEqual(Array(3).fill('COUNT_SCAN { taskId: 1, countsFor: 1, at: 1 }'));
  expect(found.documents).toBe(0);
  expect(found.keys).toBeLessThan(1000 + 4);
});

it('what is recorded of a few people is read from the index alone', async () => {
  const read = () => stores.baseline.loadFor('task-1', ['person-7', 'person-8', 'nobody']);
  const found = await examined('baselineMembers', read);
  expect(found.plans.join()).not.toContain('COLLSCAN');
  expect(found.documents).toBe(0);
  expect(found.keys).toBeLessThan(10);
});

it('saving what is recorded of a few people touches their memberships alone', async () => {
  const memberIds = new Set(['person-7']);
  const next = { groups: new Map([['group-3', { displayName: 'Group', memberIds }]]) };
  const found = await examined('baselineMembers', () =>
    stores.baseline.saveFor('task-1', ['person-7', 'person-8'], next),
  );
  expect(found.plans.join()).not.toContain('COLLSCAN');
  expect(found.documents).toBe(2);
  expect(found.keys).toBeLessThan(20);
});

it('the subscriptions of an access are found by an index', async () => {
  const { subscriptions } = mongo.database().collections;
  const fields = {
    resource: '/groups/g',
    expiresAt: '',
    notificationUrl: '',
    m365TenantId: '',
    clientStateDigest: '',
    taskIds: [],
    reauthorizeBy: null,
  };
  await subscriptions.insertMany(
    people.map((_id, index) => ({ _id, accessKey: `access-${index % 100}`, ...fields })),
  );
  const found = await examined('subscriptions', () => stores.subscriptions.forAccess('access-5'));
  expect(found).toMatchObject({ documents: 20, keys: 20 });
  const keys = await examined('subscriptions', () => stores.subscriptions.accessKeys());
  expect(keys.documents).toBe(0);
});

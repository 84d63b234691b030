import type { Document, FindCursor } from 'mongodb';
import { beforeAll, expect, it } from 'vitest';
import { mailAddress } from '../../server/domain/ids.ts';
import { userIndexes, userLists } from '../../server/mongo/indexes.ts';
import { planRowFilter, planRowHint } from '../../server/mongo/plan-row-filter.ts';
import { toUserDocument } from '../../server/mongo/user-document.ts';
import { userFilter } from '../../server/mongo/user-filter.ts';
import type { RowFilter } from '../../server/ports/stores.ts';
import { aPlan, aSkip, aTask, aUser, contoso, fabrikam } from '../suites/builders.ts';
import { preparedMongo } from './mongo-stores.ts';

const mongo = preparedMongo();

beforeAll(async () => {
  const { tasks, plans } = await mongo.empty();
  const { users } = mongo.database().collections;
  const many = [contoso, fabrikam].flatMap((tenantId) =>
    Array.from({ length: 2000 }, (_, index) =>
      toUserDocument(
        aUser({
          tenantId,
          email: mailAddress(`u${index}@d${index % 20}.com`),
          displayName: `Name ${index}`,
          objectId: `object-${index}`,
          managedBy: index % 100 === 0 ? 'task-1' : null,
          adminRoles: index % 200 === 0 ? ['ALL'] : [],
        }),
      ),
    ),
  );
  await users.insertMany(many);
  await tasks.insert(aTask({ domains: ['contoso.com'], nextSyncAt: '2026-01-01T00:00:00.000Z' }));
  for (const planId of ['plan-1', 'plan-2'])
    await plans.insert(
      aPlan({ planId }),
      Array.from({ length: 1500 }, () => aSkip()),
      null,
    );
});

const stagesOf = (plan: Document): string[] => [
  plan.stage,
  ...(plan.inputStage ? stagesOf(plan.inputStage) : []),
  ...(plan.inputStages ?? []).flatMap(stagesOf),
];

/** What the database does for a query: its stages, and how many documents and index entries it looks at. */
const explain = async (cursor: FindCursor<Document>) => {
  const { queryPlanner, executionStats } = await cursor.explain('executionStats');
  return {
    stages: stagesOf(queryPlanner.winningPlan.queryPlan ?? queryPlanner.winningPlan),
    documents: Number(executionStats.totalDocsExamined),
    entries: Number(executionStats.totalKeysExamined),
    returned: Number(executionStats.nReturned),
  };
};

const collections = () => mongo.database().collections;
const page = 50;

it.each(['displayName', 'email', 'active', 'admin', 'crypto'] as const)(
  'the list of users by %s reads one page from an index in its order',
  async (sort) => {
    const hint = userLists[sort];
    const { tenantId: _, find: __, ...order } = hint;
    const list = collections().users.find(userFilter(contoso, {}), { hint });
    const found = await explain(list.sort(order).limit(page));
    expect(found.stages).not.toContain('SORT');
    expect(found).toMatchObject({ documents: page, entries: page });
  },
);

it('the next page costs what the first one does', async () => {
  const beyond = { $and: [userFilter(contoso, {}), { 'order.name': { $gt: 'name 1500' } }] };
  const list = collections().users.find(beyond, { hint: userLists.displayName });
  const found = await explain(list.sort({ 'order.name': 1, email: 1 }).limit(page));
  expect(found.stages).not.toContain('SORT');
  expect(found).toMatchObject({ documents: page, entries: page });
});

it.each([
  { search: 'name 77' },
  { search: '!*1*' },
  { search: 'n*77' },
  { search: '!name' },
  { domain: 'd7.com' },
  { domain: 'd7.com', search: '@D7', state: 'managed' },
  { state: 'admin' },
  { state: 'unmanaged', search: '99' },
] as const)('of the users that are searched by %j only those found are read', async (query) => {
  const list = collections().users.find(userFilter(contoso, query), {
    hint: userLists.displayName,
  });
  const found = await explain(list.sort({ 'order.name': 1, email: 1 }));
  expect(found.stages).not.toContain('SORT');
  expect(found.documents).toBe(found.returned);
  expect(found.entries).toBeLessThanOrEqual(2001);
});

it('a task’s users are found by domain and task without reading the others', async () => {
  const concerned = [{ 'order.domain': { $in: ['d1.com'] } }, { managedBy: 'task-1' }];
  const found = await explain(collections().users.find({ tenantId: contoso, $or: concerned }));
  expect(found.stages).not.toContain('COLLSCAN');
  expect(found.documents).toBe(120);
});

it('the users a batch touches are found by address and object', async () => {
  const byEmail = { tenantId: contoso, email: { $in: [mailAddress('u1@d1.com')] } };
  const byObject = { tenantId: contoso, objectId: { $in: ['object-7'] } };
  const found = await explain(collections().users.find({ $or: [byEmail, byObject] }));
  expect(found.stages).not.toContain('COLLSCAN');
  expect(found.documents).toBe(2);
});

it('users are found by their objects in an index', async () => {
  const filter = { tenantId: contoso, objectId: { $in: ['object-7', 'object-8', 'none'] } };
  const found = await explain(collections().users.find(filter));
  expect(found.stages).not.toContain('COLLSCAN');
  expect(found.documents).toBe(2);
});

it.each(['plan', 'severity'] as const)(
  'a page of a plan’s rows in the order %s is read from an index',
  async (sort) => {
    const field = sort === 'plan' ? 'seq' : 'place';
    const beyond = sort === 'plan' ? { seq: { $gt: 1200 } } : { place: { $gt: 50_001_200 } };
    const filter = { ...planRowFilter(contoso, 'plan-1', {}), ...beyond };
    const list = collections().planRows.find(filter, { hint: planRowHint({ sort }) });
    const found = await explain(list.sort({ [field]: 1 }).limit(page));
    expect(found.stages).not.toContain('SORT');
    expect(found.documents).toBe(page);
  },
);

it.each([
  [{ search: 'bert' }, 0],
  [{ search: '!anna' }, 0],
  [{ kind: 'update' }, 0],
  [{ setting: 'crypto' }, 0],
  [{ kind: 'skip', reason: 'guest', search: 'anna' }, 1500],
  [{ group: 'group-2' }, 0],
  [{ result: 'failed' }, 0],
] satisfies readonly (readonly [RowFilter, number])[])(
  'of the rows that are searched by %j only those found are read',
  async (query, most) => {
    const filter = planRowFilter(contoso, 'plan-1', query);
    const found = await explain(
      collections()
        .planRows.find(filter, { hint: planRowHint({ sort: 'plan', ...query }) })
        .sort({ seq: 1 }),
    );
    expect(found.stages).not.toContain('COLLSCAN');
    expect(found.stages).not.toContain('SORT');
    expect(found.documents).toBe(most);
  },
);

it('rows are passed over and counted without being read', async () => {
  const filter = planRowFilter(contoso, 'plan-1', { kind: 'skip' });
  const found = await explain(
    collections()
      .planRows.find(filter, { hint: planRowHint({ sort: 'severity' }) })
      .sort({ place: 1 })
      .skip(1000)
      .limit(1)
      .project({ _id: 0, place: 1 }),
  );
  expect(found.documents).toBe(0);
});

it('the owners of domains and the tasks that are due are found by an index', async () => {
  const { tasks } = collections();
  const owners = await explain(tasks.find({ domains: { $in: ['contoso.com', 'other.com'] } }));
  expect(owners.stages).toContain('IXSCAN');
  const due = await explain(tasks.find({ nextSyncAt: { $gt: '', $lte: '2026-03-01' } }));
  expect(due.stages).toContain('IXSCAN');
});

it('unfinished runs are found by an index that holds no others', async () => {
  const { runs } = collections();
  const found = await explain(
    runs.find({ taskId: 'task-1', active: true }).sort({ queuedAt: 1, _id: 1 }),
  );
  expect(found.stages).toContain('IXSCAN');
  expect(found.stages).not.toContain('SORT');
  const explanation = await runs
    .aggregate([{ $match: { active: true } }, { $group: { _id: '$taskId' } }])
    .explain();
  expect(JSON.stringify(explanation)).not.toContain('COLLSCAN');
});

it('a group’s recorded members are read from the index alone', async () => {
  const { baselineMembers } = collections();
  await baselineMembers.insertOne({ taskId: 't', groupId: 'g', objectId: 'o' });
  const members = baselineMembers.find({ taskId: 't', groupId: 'g' });
  const found = await explain(members.project({ _id: 0, objectId: 1 }));
  expect(found).toMatchObject({ documents: 0, entries: 1 });
});

it('the users of tasks are counted from the index alone', async () => {
  const { users } = collections();
  const counted = await users
    .aggregate(
      [
        { $match: { tenantId: contoso, managedBy: { $in: ['task-1', 'task-2'] } } },
        { $group: { _id: '$managedBy', count: { $sum: 1 } } },
      ],
      { hint: userIndexes.byTask },
    )
    .explain('executionStats');
  const { totalDocsExamined } =
    counted.stages?.[0]?.$cursor?.executionStats ?? counted.executionStats;
  expect(totalDocsExamined).toBe(0);
});

it.each(['email', 'previousEmail'])(
  'what happened to a user is found by %s in an index, newest first',
  async (field) => {
    const { history } = collections();
    const found = await explain(
      history
        .find({ $and: [{ tenantId: contoso, at: { $lte: '2026' } }, { [field]: 'a@b.c' }] })
        .sort({ at: -1, _id: -1 })
        .limit(page),
    );
    expect(found.stages).toContain('IXSCAN');
    expect(found.stages).not.toContain('SORT');
  },
);

it('drafts of a task are found by an index', async () => {
  const found = await explain(collections().drafts.find({ tenantId: contoso, draftId: 'task-1' }));
  expect(found.stages).toContain('IXSCAN');
});

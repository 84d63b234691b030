import type { Document, FindCursor } from 'mongodb';
import { beforeAll, expect, it } from 'vitest';
import { mailAddress } from '../../server/domain/ids.ts';
import { nameCollation } from '../../server/mongo/indexes.ts';
import { planRowFilter } from '../../server/mongo/plan-row-filter.ts';
import { toUserDocument } from '../../server/mongo/user-document.ts';
import { userFilter } from '../../server/mongo/user-filter.ts';
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
  };
};

const collections = () => mongo.database().collections;
const page = 50;

it('the default list of users reads one page from an index in its order', async () => {
  const filter = userFilter(contoso, { limit: page });
  const list = collections().users.find(filter, { collation: nameCollation });
  const found = await explain(list.sort({ displayName: 1, email: 1 }).limit(page));
  expect(found.stages).not.toContain('COLLSCAN');
  expect(found.stages).not.toContain('SORT');
  expect(found.documents).toBe(page);
});

it('the next page costs what the first one does', async () => {
  const filter = userFilter(contoso, { limit: page });
  const beyond = { $and: [filter, { displayName: { $gt: 'Name 1500' } }] };
  const list = collections().users.find(beyond, { collation: nameCollation });
  const found = await explain(list.sort({ displayName: 1, email: 1 }).limit(page));
  expect(found.stages).not.toContain('SORT');
  expect(found.documents).toBe(page);
  expect(found.entries).toBe(page);
});

it.each(['email', 'order.active', 'order.admin', 'order.crypto'])(
  'the list of users by %s is read from an index in its order',
  async (field) => {
    const list = collections().users.find(userFilter(contoso, { limit: page }));
    const found = await explain(list.sort({ [field]: 1, email: 1 }).limit(page));
    expect(found.stages).not.toContain('COLLSCAN');
    expect(found.stages).not.toContain('SORT');
    expect(found.documents).toBe(page);
  },
);

it('users of a domain are found by an index', async () => {
  const filter = userFilter(contoso, { domain: 'd7.com', limit: page });
  const found = await explain(collections().users.find(filter));
  expect(found.stages).not.toContain('COLLSCAN');
  expect(found.documents).toBe(100);
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

it('a page of a plan’s rows is read from an index in its order', async () => {
  const filter = planRowFilter(contoso, 'plan-1', { after: 1200 });
  const found = await explain(collections().planRows.find(filter).sort({ seq: 1 }).limit(page));
  expect(found.stages).not.toContain('COLLSCAN');
  expect(found.stages).not.toContain('SORT');
  expect(found.documents).toBe(page);
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

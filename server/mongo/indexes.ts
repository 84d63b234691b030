import type { IndexDescription } from 'mongodb';
import type { Collections, Database } from './database.ts';

/**
 * The ways to one user, for `hint`. Seven more indexes of users begin with the tenant, and on a small collection they all
 * look equally good to MongoDB; it would go on with what it chose then and read the whole tenant for a few users.
 * https://www.mongodb.com/docs/manual/core/query-plans/
 */
export const userIndexes = {
  byAddress: { tenantId: 1, email: 1 },
  byObject: { tenantId: 1, objectId: 1 },
  // Of enabled users with the role ALL alone: whoever has another role does not matter, however many they are.
  activeAdmins: { tenantId: 1, adminRoles: 1 },
  // Their last fields are there to be counted without reading a user.
  byDomain: { tenantId: 1, 'order.domain': 1, 'order.active': 1 },
  byTask: { tenantId: 1, managedBy: 1, 'order.active': 1, 'order.domain': 1 },
} as const;

/**
 * The orders in which users are listed, for `hint`. What they are searched by stands in the keys too: a search reads keys
 * and only those users that it finds. See docs/adr/0008-search-in-index-keys.md.
 */
export const userLists = {
  displayName: { tenantId: 1, 'order.name': 1, email: 1, find: 1 },
  email: { tenantId: 1, email: 1, find: 1 },
  active: { tenantId: 1, 'order.active': 1, email: 1, find: 1 },
  admin: { tenantId: 1, 'order.admin': 1, email: 1, find: 1 },
  crypto: { tenantId: 1, 'order.crypto': 1, email: 1, find: 1 },
} as const;

/** Live tasks with their revisions, for `hint`: to be told without reading a task. */
export const liveTasks = { 'liveSync.enabled': 1, paused: 1, revision: 1, _id: 1 } as const;

/** What a task's runs applied, by the rolling limit it counts for: one stretch to be counted without reading an entry. */
export const appliedByLimit = { taskId: 1, countsFor: 1, at: 1 } as const;

/** Rows of one plan, for `hint`: a search for expiring rows must not go through those of all plans. */
export const rowsOfPlan = { planId: 1, seq: 1 } as const;

/** The orders in which the rows of a plan are listed, for `hint`; they are searched as users are. */
export const rowLists = {
  plan: { tenantId: 1, planId: 1, seq: 1, find: 1 },
  severity: { tenantId: 1, planId: 1, place: 1, find: 1 },
} as const;

/** Rows that were held or failed: few, and so not looked for among all. */
export const troubledRows = { tenantId: 1, planId: 1, result: 1, seq: 1 } as const;

/** The ways to recorded members, for `hint`. */
export const recordedByGroup = { taskId: 1, groupId: 1, objectId: 1 } as const;
export const recordedByPerson = { taskId: 1, objectId: 1, groupId: 1 } as const;

/** The ways into a mirror, for `hint`; what is found by its own id or task is found by `_id`. */
export const mirrorIndexes = {
  // Who is there and who sleeps are apart, so that one key tells whether a group has members.
  edgesByGroup: { taskId: 1, asleep: 1, groupId: 1, memberId: 1 },
  edgesByMember: { taskId: 1, memberId: 1, groupId: 1 },
  groupsByTask: { taskId: 1, groupId: 1 },
  groupsByNested: { taskId: 1, memberGroupIds: 1 },
  peopleByAddress: { taskId: 1, addresses: 1 },
  affectedByAge: { taskId: 1, since: 1, objectId: 1 },
} as const;

/** The order in which a task's deliveries are worked off; also tells each task's first one. */
export const inboxByTask = { taskId: 1, notBefore: 1, receivedAt: 1 } as const;

const expires: IndexDescription = { key: { expiresAt: 1 }, expireAfterSeconds: 0 };

/** Every index, by collection. What is unique here is a law that code elsewhere relies on. */
export const indexes: Readonly<Partial<Record<keyof Collections, readonly IndexDescription[]>>> = {
  tasks: [
    { key: { tenantId: 1, number: 1 }, unique: true },
    // A domain belongs to one task. Comparing with '' leaves out tasks without domains, which would collide otherwise.
    { key: { domains: 1 }, unique: true, partialFilterExpression: { domains: { $gt: '' } } },
    { key: liveTasks },
    { key: { nextSyncAt: 1 }, partialFilterExpression: { nextSyncAt: { $gt: '' } } },
  ],
  drafts: [{ key: { tenantId: 1, draftId: 1 } }, expires],
  plans: [expires],
  planRows: [
    { key: rowsOfPlan, unique: true },
    { key: rowLists.plan },
    { key: rowLists.severity },
    // "held" and "failed" sort after "applied"; writing that a row was applied does not touch this index.
    { key: troubledRows, partialFilterExpression: { result: { $gt: 'applied' } } },
    expires,
  ],
  runs: [
    { key: { tenantId: 1, taskId: 1, queuedAt: -1, _id: -1 } },
    {
      key: { active: 1, taskId: 1, queuedAt: 1, _id: 1 },
      partialFilterExpression: { active: true },
    },
    // The newest full runs of a task that ended in some way, and its newest held one, whatever else ran since.
    {
      key: { taskId: 1, state: 1, queuedAt: -1, _id: -1 },
      partialFilterExpression: { kind: 'full' },
    },
    { key: { taskId: 1, queuedAt: -1, _id: -1 }, partialFilterExpression: { state: 'held' } },
  ],
  baselineGroups: [{ key: { taskId: 1, groupId: 1 }, unique: true }],
  baselineMembers: [{ key: recordedByGroup, unique: true }, { key: recordedByPerson }],
  mirrorGroups: [{ key: mirrorIndexes.groupsByTask }, { key: mirrorIndexes.groupsByNested }],
  mirrorPeople: [{ key: mirrorIndexes.peopleByAddress }],
  mirrorEdges: [{ key: mirrorIndexes.edgesByGroup }, { key: mirrorIndexes.edgesByMember }],
  mirrorAffected: [{ key: mirrorIndexes.affectedByAge }],
  inbox: [{ key: inboxByTask }, expires],
  subscriptions: [{ key: { accessKey: 1 } }],
  users: [
    { key: userIndexes.byAddress, unique: true },
    {
      key: userIndexes.byObject,
      unique: true,
      // Users without an object leave each other alone. Written so that a search for `$in` texts implies it: only then
      // does MongoDB use the index.
      partialFilterExpression: { objectId: { $gt: '' } },
    },
    ...Object.values(userLists).map((key) => ({ key })),
    { key: userIndexes.byDomain },
    {
      key: userIndexes.activeAdmins,
      partialFilterExpression: { adminRoles: 'ALL', disabled: false },
    },
    { key: userIndexes.byTask },
  ],
  history: [
    { key: { tenantId: 1, email: 1, at: -1, _id: -1 } },
    { key: { tenantId: 1, previousEmail: 1, at: -1, _id: -1 } },
    { key: appliedByLimit },
  ],
  managedDomains: [{ key: { tenantId: 1 } }],
};

/** Creates what is missing and leaves what is there; throws if an index of that shape differs. */
export const createIndexes = async ({ collections, db }: Database): Promise<void> => {
  const existing = await db.listCollections({}, { nameOnly: true }).toArray();
  const names = new Set(existing.map(({ name }) => name));
  // Collections are created beforehand, because MongoDB 4.2 cannot create one inside a transaction.
  for (const collection of Object.values(collections))
    if (!names.has(collection.collectionName)) await db.createCollection(collection.collectionName);
  for (const [name, descriptions] of Object.entries(indexes))
    await db.collection(name).createIndexes([...descriptions]);
};

import type { CollationOptions, IndexDescription } from 'mongodb';
import type { Collections, Database } from './database.ts';

/** How names are compared: as in a dictionary, umlauts beside their vowels, capitals only to break ties. */
export const nameCollation: CollationOptions = { locale: 'en' };

/**
 * The ways to one user, for `hint`. Seven more indexes of users begin with the tenant, and on a small collection they all
 * look equally good to MongoDB; it would go on with what it chose then and read the whole tenant for a few users.
 * https://www.mongodb.com/docs/manual/core/query-plans/
 */
export const userIndexes = {
  byAddress: { tenantId: 1, email: 1 },
  byObject: { tenantId: 1, objectId: 1 },
  byAdminRole: { tenantId: 1, 'order.admin': 1, email: 1 },
  // Their last fields are there to be counted without reading a user.
  byDomain: { tenantId: 1, 'order.domain': 1, 'order.active': 1 },
  byTask: { tenantId: 1, managedBy: 1, 'order.active': 1, 'order.domain': 1 },
} as const;

/** Rows of one plan, for `hint`: a search for expiring rows must not go through those of all plans. */
export const rowsOfPlan = { planId: 1, seq: 1 } as const;

/** The ways to recorded members, for `hint`. */
export const recordedByGroup = { taskId: 1, groupId: 1, objectId: 1 } as const;
export const recordedByPerson = { taskId: 1, objectId: 1, groupId: 1 } as const;

/** The ways into a mirror, for `hint`; what is found by its own id or task is found by `_id`. */
export const mirrorIndexes = {
  edgesByGroup: { taskId: 1, groupId: 1, memberId: 1 },
  edgesByMember: { taskId: 1, memberId: 1, groupId: 1 },
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
    { key: { nextSyncAt: 1 }, partialFilterExpression: { nextSyncAt: { $gt: '' } } },
  ],
  plans: [expires],
  planRows: [{ key: rowsOfPlan, unique: true }, expires],
  runs: [
    { key: { tenantId: 1, taskId: 1, queuedAt: -1, _id: -1 } },
    {
      key: { active: 1, taskId: 1, queuedAt: 1, _id: 1 },
      partialFilterExpression: { active: true },
    },
  ],
  baselineGroups: [{ key: { taskId: 1, groupId: 1 }, unique: true }],
  baselineMembers: [{ key: recordedByGroup, unique: true }, { key: recordedByPerson }],
  mirrorGroups: [{ key: mirrorIndexes.groupsByNested }],
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
    { key: { tenantId: 1, displayName: 1, email: 1 }, collation: nameCollation },
    { key: userIndexes.byDomain },
    { key: { tenantId: 1, 'order.active': 1, email: 1 } },
    { key: userIndexes.byAdminRole },
    { key: { tenantId: 1, 'order.crypto': 1, email: 1 } },
    { key: userIndexes.byTask },
  ],
  history: [
    { key: { tenantId: 1, email: 1, at: -1 } },
    { key: { tenantId: 1, previousEmail: 1, at: -1 } },
    { key: { taskId: 1, at: 1, kind: 1 } },
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

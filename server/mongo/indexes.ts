import type { CollationOptions, IndexDescription } from 'mongodb';
import type { Collections, Database } from './database.ts';

/** How names are compared: as in a dictionary, umlauts beside their vowels, capitals only to break ties. */
export const nameCollation: CollationOptions = { locale: 'en' };

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
  planRows: [{ key: { planId: 1, seq: 1 }, unique: true }, expires],
  runs: [
    { key: { tenantId: 1, taskId: 1, queuedAt: -1, _id: -1 } },
    {
      key: { active: 1, taskId: 1, queuedAt: 1, _id: 1 },
      partialFilterExpression: { active: true },
    },
  ],
  baselineGroups: [{ key: { taskId: 1, groupId: 1 }, unique: true }],
  baselineMembers: [{ key: { taskId: 1, groupId: 1, objectId: 1 }, unique: true }],
  users: [
    { key: { tenantId: 1, email: 1 }, unique: true },
    {
      key: { tenantId: 1, objectId: 1 },
      unique: true,
      // Users without an object leave each other alone. Written so that a search for `$in` texts implies it: only then
      // does MongoDB use the index.
      partialFilterExpression: { objectId: { $gt: '' } },
    },
    { key: { tenantId: 1, displayName: 1, email: 1 }, collation: nameCollation },
    { key: { tenantId: 1, 'order.domain': 1, email: 1 } },
    { key: { tenantId: 1, 'order.active': 1, email: 1 } },
    { key: { tenantId: 1, 'order.admin': 1, email: 1 } },
    { key: { tenantId: 1, 'order.crypto': 1, email: 1 } },
    { key: { tenantId: 1, managedBy: 1 } },
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

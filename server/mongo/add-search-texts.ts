import { severityPlace } from '../domain/severity.ts';
import { batchesOf } from './batches.ts';
import type { Database } from './database.ts';
import { isNoIndex } from './in-database.ts';
import { rowFind } from './row-find.ts';
import { userFind } from './user-find.ts';
import { orderOf } from './user-order.ts';

/** Names of indexes that others took the place of. */
const superseded = {
  users: [
    'tenantId_1_displayName_1_email_1',
    'tenantId_1_order.active_1_email_1',
    'tenantId_1_order.admin_1_email_1',
    'tenantId_1_order.crypto_1_email_1',
  ],
  history: ['tenantId_1_email_1_at_-1', 'tenantId_1_previousEmail_1_at_-1'],
} as const;

const dropIndex = async ({ db }: Database, collection: string, name: string): Promise<void> => {
  try {
    await db.collection(collection).dropIndex(name);
  } catch (error) {
    if (!isNoIndex(error)) throw error;
  }
};

/** Stored before there was such a text. */
const without = { find: { $exists: false } } as const;
const options = { batchSize: 1000 };

const addToUsers = async ({ collections: { users } }: Database): Promise<void> => {
  for await (const batch of batchesOf(users.find(without, options))) {
    const writes = batch.map((user) => ({
      updateOne: {
        filter: { _id: user._id },
        update: { $set: { order: orderOf(user), find: userFind(user) } },
      },
    }));
    await users.bulkWrite(writes, { ordered: false });
  }
};

const addToRows = async ({ collections: { planRows } }: Database): Promise<void> => {
  for await (const batch of batchesOf(planRows.find(without, options))) {
    const writes = batch.map(({ _id, change, seq }) => ({
      updateOne: {
        filter: { _id },
        update: { $set: { place: severityPlace(change.kind, seq), find: rowFind(change) } },
      },
    }));
    await planRows.bulkWrite(writes, { ordered: false });
  }
};

/** Gives users and rows of plans that were stored before what lists are ordered and searched by. */
export const addSearchTexts = async (database: Database): Promise<void> => {
  await addToUsers(database);
  await addToRows(database);
  for (const [collection, names] of Object.entries(superseded))
    for (const name of names) await dropIndex(database, collection, name);
};

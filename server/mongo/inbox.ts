import type { TaskId } from '../domain/ids.ts';
import type { Inbox, InboxEntry } from '../ports/subscriptions.ts';
import type { Database } from './database.ts';
import type { InboxDocument } from './documents.ts';
import { inDatabase, isOnlyDuplicates } from './in-database.ts';
import { inboxByTask } from './indexes.ts';
import { slicesOf } from './slices.ts';
import { text } from './text.ts';

const dayMs = 24 * 60 * 60_000;
const sliceSize = 5000;

const toDocument = ({ entryId, ...entry }: InboxEntry): InboxDocument => ({
  _id: text(entryId),
  ...entry,
  // Whoever was not worked off in a day never will be; the periodic synchronisation has seen to it.
  expiresAt: new Date(Date.parse(entry.receivedAt) + dayMs),
});

const toEntry = ({ _id, expiresAt: _expiresAt, ...entry }: InboxDocument): InboxEntry => ({
  entryId: _id,
  ...entry,
});

/**
 * Deliveries in MongoDB. Storing is one round trip and resolves when a majority has them; if it throws, some may be stored,
 * and storing them again changes nothing.
 */
export const createInbox = ({ collections: { inbox } }: Database): Inbox => ({
  store: (entries) =>
    inDatabase(async () => {
      if (entries.length === 0) return;
      try {
        await inbox.insertMany(entries.map(toDocument), { ordered: false });
      } catch (error) {
        if (!isOnlyDuplicates(error)) throw error;
      }
    }),
  due: (taskId, now, limit) =>
    inDatabase(async () => {
      const filter = { taskId: text(taskId), notBefore: { $lte: text(now) } };
      const found = inbox.find(filter, { hint: inboxByTask }).sort(inboxByTask);
      return (await found.limit(limit).toArray()).map(toEntry);
    }),
  done: (entryIds) =>
    inDatabase(async () => {
      for (const slice of slicesOf(entryIds, sliceSize))
        await inbox.deleteMany({ _id: { $in: slice.map(text) } });
    }),
  postpone: (entryIds, notBefore) =>
    inDatabase(async () => {
      for (const slice of slicesOf(entryIds, sliceSize))
        await inbox.updateMany(
          { _id: { $in: slice.map(text) } },
          { $set: { notBefore: text(notBefore) }, $inc: { attempts: 1 } },
        );
    }),
  tasksWithDue: (now, limit) =>
    inDatabase(async () => {
      // Each task's first entry, by jumping from task to task within the index: its length does not matter.
      const tasks = inbox.aggregate<{ readonly _id: TaskId }>(
        [
          { $sort: inboxByTask },
          { $group: { _id: '$taskId', first: { $first: '$notBefore' } } },
          { $match: { first: { $lte: text(now) } } },
          { $sort: { first: 1, _id: 1 } },
          { $limit: limit },
        ],
        { hint: inboxByTask },
      );
      return (await tasks.toArray()).map(({ _id }) => _id);
    }),
  removeTask: (taskId) =>
    inDatabase(async () => {
      await inbox.deleteMany({ taskId: text(taskId) });
    }),
});

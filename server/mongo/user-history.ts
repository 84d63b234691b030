import type { Filter } from 'mongodb';
import type { UserHistory, UserHistoryEntry } from '../ports/user-history.ts';
import { brokenCursor, decodeCursor, encodeCursor } from './cursor.ts';
import type { Database } from './database.ts';
import type { HistoryDocument } from './documents.ts';
import { inDatabase } from './in-database.ts';
import { text } from './text.ts';

const toEntry = (document: HistoryDocument): UserHistoryEntry => ({
  email: document.email,
  previousEmail: document.previousEmail,
  at: document.at,
  taskId: document.taskId,
  runId: document.runId,
  kind: document.kind,
  reason: document.reason,
  group: document.group,
  settings: document.settings,
});

const newestFirst = { at: -1, _id: -1 } as const;

/** Entries before the one a cursor stands on. */
const olderThan = (cursor: string | undefined): Filter<HistoryDocument> => {
  if (cursor === undefined) return {};
  const [at, id] = decodeCursor(cursor);
  if (typeof at !== 'string' || typeof id !== 'string') throw brokenCursor();
  return { at: { $lte: at }, $or: [{ at: { $lt: at } }, { _id: { $lt: id } }] };
};

/** What the target recorded of users, read by the addresses they have and had. */
export const createUserHistory = ({ collections: { history } }: Database): UserHistory => ({
  list: (tenantId, email, { cursor, limit }) =>
    inDatabase(async () => {
      const older = olderThan(cursor);
      const ofUser = { tenantId: text(tenantId), ...older };
      const read = (place: Filter<HistoryDocument>) =>
        history
          .find({ $and: [ofUser, place] })
          .sort(newestFirst)
          .limit(limit + 1)
          .toArray();
      // Two stretches of two indexes, merged here: what happened at the address, and how its user left it.
      const found = await Promise.all([
        read({ email: text(email) }),
        read({ previousEmail: text(email) }),
      ]);
      const all = found
        .flat()
        .toSorted((a, b) => (a.at === b.at ? (a._id < b._id ? 1 : -1) : a.at < b.at ? 1 : -1));
      const page = all.slice(0, limit);
      const last = page.at(-1);
      const more = last !== undefined && all.length > limit;
      return {
        entries: page.map(toEntry),
        nextCursor: more ? encodeCursor([last.at, last._id]) : null,
      };
    }),
});

import type { Leases } from '../ports/leases.ts';
import type { Database } from './database.ts';
import { inDatabase, isDuplicate } from './in-database.ts';
import { text } from './text.ts';

/** Leases with a fencing token, one statement each. The document of a task stays, so its token never goes back. */
export const createLeases = ({ collections: { leases } }: Database): Leases => ({
  acquire: (taskId, holder, now, ttlMs) =>
    inDatabase(async () => {
      const free = [{ expiresAt: { $lte: now } }, { holder: null }, { holder: text(holder) }];
      try {
        const lease = await leases.findOneAndUpdate(
          { _id: text(taskId), $or: free },
          { $set: { holder, expiresAt: new Date(now.getTime() + ttlMs) }, $inc: { token: 1 } },
          { upsert: true, returnDocument: 'after' },
        );
        return lease === null ? null : { taskId, holder, token: lease.token };
      } catch (error) {
        // Somebody holds it: the filter found nothing, and the document to insert is already there.
        if (isDuplicate(error)) return null;
        throw error;
      }
    }),
  renew: ({ taskId, holder, token }, now, ttlMs) =>
    inDatabase(async () => {
      const { matchedCount } = await leases.updateOne(
        { _id: text(taskId), holder: text(holder), token },
        { $set: { expiresAt: new Date(now.getTime() + ttlMs) } },
      );
      return matchedCount === 1;
    }),
  release: ({ taskId, holder, token }) =>
    inDatabase(async () => {
      await leases.updateOne(
        { _id: text(taskId), holder: text(holder), token },
        { $set: { holder: null } },
      );
    }),
});

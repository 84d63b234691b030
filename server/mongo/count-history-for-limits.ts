import { batchesOf } from './batches.ts';
import type { Database } from './database.ts';
import { limitsOf } from './history-entry.ts';
import { isNoIndex } from './in-database.ts';

/** The longest that a limit looks back. */
const longestMs = 168 * 3_600_000;
const superseded = 'taskId_1_at_1_kind_1';

/** Gives entries that were stored before, as far as limits look back, what they count for. */
export const countHistoryForLimits = async ({ collections }: Database): Promise<void> => {
  const { history } = collections;
  const at = { $gte: new Date(Date.now() - longestMs).toISOString() };
  const found = history.find({ countsFor: { $exists: false }, at }, { batchSize: 1000 });
  for await (const batch of batchesOf(found)) {
    const writes = batch.map((entry) => ({
      updateOne: {
        filter: { _id: entry._id },
        update: { $set: { countsFor: limitsOf(entry) } },
      },
    }));
    await history.bulkWrite(writes, { ordered: false });
  }
  try {
    await history.dropIndex(superseded);
  } catch (error) {
    if (!isNoIndex(error)) throw error;
  }
};

import { percentilesOf } from '../domain/live.ts';
import type { LiveStore } from '../ports/live.ts';
import type { Database } from './database.ts';
import { inDatabase } from './in-database.ts';
import { text, texts } from './text.ts';

/** The newest latencies that are kept of a task. */
const keptLatencies = 500;

/** How the live updates of tasks are: one small document each. */
export const createLiveStatuses = ({ collections: { liveStatuses } }: Database): LiveStore => ({
  get: (taskIds) =>
    inDatabase(async () => {
      const found = await liveStatuses.find({ _id: { $in: texts(taskIds) } }).toArray();
      return new Map(
        found.map(({ _id, state, reason, checkedAt, latencies, drift, lagMisses }) => [
          _id,
          {
            state: state ?? 'degraded',
            reason: reason ?? null,
            checkedAt: checkedAt ?? '',
            latency: percentilesOf(latencies ?? []),
            drift: drift ?? 0,
            lagMisses: lagMisses ?? 0,
          },
        ]),
      );
    }),
  put: (taskId, { state, reason, checkedAt }) =>
    inDatabase(async () => {
      const found = { $set: { state, reason, checkedAt } };
      await liveStatuses.updateOne({ _id: text(taskId) }, found, { upsert: true });
    }),
  add: (taskId, { latencies, misses }) =>
    inDatabase(async () => {
      await liveStatuses.updateOne(
        { _id: text(taskId) },
        {
          $push: { latencies: { $each: [...latencies], $slice: -keptLatencies } },
          $inc: { lagMisses: misses },
        },
        { upsert: true },
      );
    }),
  setDrift: (taskId, drift) =>
    inDatabase(async () => {
      await liveStatuses.updateOne({ _id: text(taskId) }, { $set: { drift } }, { upsert: true });
    }),
  remove: (taskId) =>
    inDatabase(async () => {
      await liveStatuses.deleteOne({ _id: text(taskId) });
    }),
});

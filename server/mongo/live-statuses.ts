import { sizeOfDrift } from '../domain/live.ts';
import type { LiveStore } from '../ports/live.ts';
import type { Database } from './database.ts';
import { inDatabase } from './in-database.ts';
import { text, texts } from './text.ts';

/** The newest changes whose latencies are kept of a task. */
const keptLatencies = 500;

/** How the live updates of tasks are: one document each. */
export const createLiveStatuses = ({ collections: { liveStatuses } }: Database): LiveStore => ({
  get: (taskIds) =>
    inDatabase(async () => {
      const found = liveStatuses.find(
        { _id: { $in: texts(taskIds) } },
        { projection: { stages: 0 } },
      );
      return new Map(
        (await found.toArray()).map(
          ({ _id, subscriptions, lastDrift, driftTotal, driftAt, lagMisses }) => [
            _id,
            {
              subscriptions: subscriptions ?? null,
              drift: lastDrift
                ? { ...lastDrift, total: driftTotal ?? 0, lastAt: driftAt ?? null }
                : null,
              lagMisses: lagMisses ?? 0,
            },
          ],
        ),
      );
    }),
  latencies: (taskIds) =>
    inDatabase(async () => {
      const found = liveStatuses.find(
        { _id: { $in: texts(taskIds) } },
        { projection: { stages: 1 } },
      );
      return new Map(
        (await found.toArray()).flatMap(({ _id, stages = [] }) => {
          const all = stages.map(([notified, read, planned, applied]) => {
            return { notified, read, planned, applied };
          });
          return all.length > 0 ? [[_id, all] as const] : [];
        }),
      );
    }),
  put: (taskId, { state, reason, checkedAt }) =>
    inDatabase(async () => {
      const isSame = { $eq: ['$subscriptions.state', state] };
      const since = { $cond: [isSame, '$subscriptions.since', checkedAt] };
      // `$literal`, as a reason may begin with a dollar
      const found = { state, since, checkedAt, reason: { $literal: reason } };
      await liveStatuses.updateOne({ _id: text(taskId) }, [{ $set: { subscriptions: found } }], {
        upsert: true,
      });
    }),
  add: (taskId, { latencies, misses }) =>
    inDatabase(async () => {
      const added = latencies.map(
        ({ notified, read, planned, applied }) => [notified, read, planned, applied] as const,
      );
      await liveStatuses.updateOne(
        { _id: text(taskId) },
        {
          $push: { stages: { $each: added, $slice: -keptLatencies } },
          $inc: { lagMisses: misses },
        },
        { upsert: true },
      );
    }),
  addDrift: (taskId, drift) =>
    inDatabase(async () => {
      const size = sizeOfDrift(drift);
      await liveStatuses.updateOne(
        { _id: text(taskId) },
        {
          $set: { lastDrift: drift, ...(size > 0 ? { driftAt: drift.at } : {}) },
          $inc: { driftTotal: size },
        },
        { upsert: true },
      );
    }),
  remove: (taskId) =>
    inDatabase(async () => {
      await liveStatuses.deleteOne({ _id: text(taskId) });
    }),
});

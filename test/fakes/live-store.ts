import { type LiveStatus, type StageLatency, sizeOfDrift } from '../../server/domain/live.ts';
import type { LiveStore } from '../../server/ports/live.ts';

/** Live statuses in memory. */
export const createFakeLiveStore = (): LiveStore => {
  const known = new Map<string, LiveStatus & { readonly latencies: readonly StageLatency[] }>();
  const of = (taskId: string) =>
    known.get(taskId) ?? { subscriptions: null, drift: null, lagMisses: 0, latencies: [] };
  return {
    get: async (taskIds) =>
      new Map(
        taskIds.flatMap((taskId) => {
          const found = known.get(taskId);
          if (found === undefined) return [];
          const { latencies: _, ...status } = found;
          return [[taskId, status] as const];
        }),
      ),
    latencies: async (taskIds) =>
      new Map(
        taskIds.flatMap((taskId) => {
          const { latencies } = of(taskId);
          return latencies.length > 0 ? [[taskId, latencies] as const] : [];
        }),
      ),
    put: async (taskId, found) => {
      const before = of(taskId);
      const { subscriptions } = before;
      const since = subscriptions?.state === found.state ? subscriptions.since : found.checkedAt;
      known.set(taskId, { ...before, subscriptions: { ...found, since } });
    },
    add: async (taskId, { latencies, misses }) => {
      const before = of(taskId);
      known.set(taskId, {
        ...before,
        latencies: [...before.latencies, ...latencies].slice(-500),
        lagMisses: before.lagMisses + misses,
      });
    },
    addDrift: async (taskId, found) => {
      const before = of(taskId);
      const size = sizeOfDrift(found);
      const total = (before.drift?.total ?? 0) + size;
      const lastAt = size > 0 ? found.at : (before.drift?.lastAt ?? null);
      known.set(taskId, { ...before, drift: { ...found, total, lastAt } });
    },
    remove: async (taskId) => void known.delete(taskId),
  };
};

import { type LiveStatus, percentilesOf } from '../../server/domain/live.ts';
import type { LiveStore } from '../../server/ports/live.ts';

/** Live statuses in memory. */
export const createFakeLiveStore = (): LiveStore => {
  const known = new Map<string, Omit<LiveStatus, 'latency'> & { latencies: readonly number[] }>();
  const of = (taskId: string) =>
    known.get(taskId) ?? {
      state: 'degraded' as const,
      reason: null,
      checkedAt: '',
      drift: 0,
      lagMisses: 0,
      latencies: [],
    };
  return {
    get: async (taskIds) =>
      new Map(
        taskIds.flatMap((taskId) => {
          const found = known.get(taskId);
          if (found === undefined) return [];
          const { latencies, ...status } = found;
          return [[taskId, { ...status, latency: percentilesOf(latencies) }] as const];
        }),
      ),
    put: async (taskId, found) => void known.set(taskId, { ...of(taskId), ...found }),
    add: async (taskId, { latencies, misses }) => {
      const before = of(taskId);
      known.set(taskId, {
        ...before,
        latencies: [...before.latencies, ...latencies].slice(-500),
        lagMisses: before.lagMisses + misses,
      });
    },
    setDrift: async (taskId, drift) => void known.set(taskId, { ...of(taskId), drift }),
    remove: async (taskId) => void known.delete(taskId),
  };
};

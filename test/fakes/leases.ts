import type { Leases } from '../../server/ports/leases.ts';
import { createFakeMemory, type FakeMemory } from './memory.ts';

/** Leases in memory. */
export const createFakeLeases = (memory: FakeMemory = createFakeMemory()): Leases => {
  const held = (lease: { taskId: string; holder: string; token: number }) => {
    const stored = memory.leases.get(lease.taskId);
    return stored?.holder === lease.holder && stored.token === lease.token ? stored : null;
  };
  return {
    acquire: async (taskId, holder, now, ttlMs) => {
      const stored = memory.leases.get(taskId);
      const free =
        stored === undefined ||
        stored.holder === null ||
        stored.holder === holder ||
        stored.expiresAt <= now.getTime();
      if (!free) return null;
      const token = (stored?.token ?? 0) + 1;
      memory.leases.set(taskId, { holder, token, expiresAt: now.getTime() + ttlMs });
      return { taskId, holder, token };
    },
    renew: async (lease, now, ttlMs) => {
      const stored = held(lease);
      if (stored === null) return false;
      stored.expiresAt = now.getTime() + ttlMs;
      return true;
    },
    release: async (lease) => {
      const stored = held(lease);
      if (stored !== null) stored.holder = null;
    },
  };
};

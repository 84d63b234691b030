import type { ManagedUsers } from '../../server/ports/managed-users.ts';
import { createFakeMemory, type FakeMemory } from './memory.ts';

/** Counts users in memory. */
export const createFakeManagedUsers = (memory: FakeMemory = createFakeMemory()): ManagedUsers => ({
  count: async (tenantId, taskIds) => {
    const counts = new Map<string, number>();
    for (const { tenantId: owner, managedBy } of memory.users.values())
      if (owner === tenantId && managedBy !== null && taskIds.includes(managedBy))
        counts.set(managedBy, (counts.get(managedBy) ?? 0) + 1);
    return counts;
  },
  countDisabled: async (tenantId, taskId) =>
    [...memory.users.values()].filter(
      (user) =>
        user.tenantId === tenantId &&
        user.managedBy === taskId &&
        user.disabled &&
        user.disabledBy === 'sync',
    ).length,
});

import type { BaselineStore } from '../../server/ports/stores.ts';
import { createFakeMemory, type FakeMemory } from './memory.ts';

/** Baselines in memory. */
export const createFakeBaseline = (memory: FakeMemory = createFakeMemory()): BaselineStore => ({
  load: async (taskId) => ({ groups: memory.baselines.get(taskId) ?? new Map() }),
  save: async (taskId, next) => {
    const copy = [...next.groups].map(
      ([groupId, { displayName, memberIds }]) =>
        [groupId, { displayName, memberIds: new Set(memberIds) }] as const,
    );
    memory.baselines.set(taskId, new Map(copy));
  },
  remove: async (taskId) => void memory.baselines.delete(taskId),
});

import type { BaselineStore } from '../../server/ports/stores.ts';
import { createFakeMemory, type FakeMemory } from './memory.ts';

/** Baselines in memory. */
export const createFakeBaseline = (memory: FakeMemory = createFakeMemory()): BaselineStore => ({
  load: async (taskId) => ({ groups: memory.baselines.get(taskId) ?? new Map() }),
  loadFor: async (taskId, objectIds) => {
    const people = new Set(objectIds);
    const groups = [...(memory.baselines.get(taskId) ?? [])].map(
      ([groupId, { displayName, memberIds }]) =>
        [
          groupId,
          { displayName, memberIds: new Set([...memberIds].filter((id) => people.has(id))) },
        ] as const,
    );
    return { groups: new Map(groups) };
  },
  save: async (taskId, next) => {
    const copy = [...next.groups].map(
      ([groupId, { displayName, memberIds }]) =>
        [groupId, { displayName, memberIds: new Set(memberIds) }] as const,
    );
    memory.baselines.set(taskId, new Map(copy));
  },
  saveFor: async (taskId, objectIds, next) => {
    const people = new Set(objectIds);
    const groups = new Map(memory.baselines.get(taskId));
    for (const [groupId, { displayName }] of next.groups)
      groups.set(groupId, { memberIds: new Set(), ...groups.get(groupId), displayName });
    for (const [groupId, { displayName, memberIds }] of groups) {
      const others = [...memberIds].filter((id) => !people.has(id));
      const own = [...(next.groups.get(groupId)?.memberIds ?? [])].filter((id) => people.has(id));
      groups.set(groupId, { displayName, memberIds: new Set([...others, ...own]) });
    }
    memory.baselines.set(taskId, groups);
  },
  remove: async (taskId) => void memory.baselines.delete(taskId),
});

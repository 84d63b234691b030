import type { Inbox, InboxEntry } from '../../server/ports/subscriptions.ts';
import { createFakeMemory, type FakeMemory } from './memory.ts';

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const oldestFirst = (a: InboxEntry, b: InboxEntry): number =>
  text(a.notBefore, b.notBefore) || text(a.receivedAt, b.receivedAt);

/** Deliveries in memory. */
export const createFakeInbox = (memory: FakeMemory = createFakeMemory()): Inbox => {
  const due = (now: string) =>
    [...memory.inbox.values()].filter(({ notBefore }) => notBefore <= now).sort(oldestFirst);
  return {
    store: async (entries) => {
      for (const entry of entries)
        if (!memory.inbox.has(entry.entryId)) memory.inbox.set(entry.entryId, entry);
    },
    due: async (taskId, now, limit) =>
      due(now)
        .filter((entry) => entry.taskId === taskId)
        .slice(0, limit),
    done: async (entryIds) => {
      for (const id of entryIds) memory.inbox.delete(id);
    },
    postpone: async (entryIds, notBefore) => {
      for (const id of entryIds) {
        const entry = memory.inbox.get(id);
        if (entry) memory.inbox.set(id, { ...entry, notBefore, attempts: entry.attempts + 1 });
      }
    },
    tasksWithDue: async (now, limit) =>
      [...new Set(due(now).map(({ taskId }) => taskId))].slice(0, limit),
    removeTask: async (taskId) => {
      for (const entry of memory.inbox.values())
        if (entry.taskId === taskId) memory.inbox.delete(entry.entryId);
    },
  };
};

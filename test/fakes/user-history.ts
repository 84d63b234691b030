import { brokenCursor } from '../../server/mongo/cursor.ts';
import type { UserHistory } from '../../server/ports/user-history.ts';
import { createFakeMemory, type FakeMemory } from './memory.ts';

/** What was applied to users in memory; the cursor is how many entries were told. */
export const createFakeUserHistory = (memory: FakeMemory = createFakeMemory()): UserHistory => ({
  list: async (tenantId, email, { cursor = '0', limit }) => {
    if (!/^\d+$/.test(cursor)) throw brokenCursor();
    const from = Number(cursor);
    const all = memory.history
      .filter(
        (entry) =>
          entry.tenantId === tenantId && (entry.email === email || entry.previousEmail === email),
      )
      .toSorted((a, b) => (a.at < b.at ? 1 : -1));
    const entries = all.slice(from, from + limit).map((entry) => ({
      email: entry.email,
      previousEmail: entry.previousEmail,
      at: entry.at,
      taskId: entry.taskId,
      runId: entry.runId,
      kind: entry.kind,
      reason: entry.reason,
      group: entry.group,
      settings: entry.settings,
    }));
    const told = from + entries.length;
    return { entries, nextCursor: told < all.length ? String(told) : null };
  },
});

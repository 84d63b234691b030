import { isActive, type Run } from '../../server/domain/run.ts';
import { brokenCursor, decodeCursor, encodeCursor } from '../../server/mongo/cursor.ts';
import { limitsOf, type RollingLimits } from '../../server/mongo/history-entry.ts';
import type { RunStore } from '../../server/ports/stores.ts';
import { createFakeMemory, type FakeMemory } from './memory.ts';

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const oldestFirst = (a: Run, b: Run): number =>
  text(a.queuedAt, b.queuedAt) || text(a.runId, b.runId);

/** Runs in memory; what they applied is read from the memory's history, as the target wrote it. */
export const createFakeRunStore = (memory: FakeMemory = createFakeMemory()): RunStore => {
  const all = () => [...memory.runs.values()].sort(oldestFirst);
  return {
    insert: async (run) => {
      if (memory.runs.has(run.runId)) return false;
      memory.runs.set(run.runId, run);
      return true;
    },
    get: async (tenantId, runId) => {
      const run = memory.runs.get(runId);
      return run?.tenantId === tenantId ? run : null;
    },
    latest: async (tenantId, taskIds) =>
      new Map(
        all()
          .filter((run) => run.tenantId === tenantId && taskIds.includes(run.taskId))
          .map((run) => [run.taskId, run]),
      ),
    list: async (tenantId, taskId, { cursor, limit }) => {
      const place = cursor === undefined ? null : decodeCursor(cursor);
      const index = (runs: readonly Run[]) =>
        place === null ? 0 : runs.findIndex((run) => run.runId === place[1]) + 1;
      if (place !== null && typeof place[1] !== 'string') throw brokenCursor();
      const newest = all()
        .filter((run) => run.tenantId === tenantId && run.taskId === taskId)
        .reverse();
      const start = index(newest);
      const runs = newest.slice(start, start + limit);
      const last = runs.at(-1);
      return {
        runs,
        nextCursor:
          last !== undefined && newest.length > start + limit
            ? encodeCursor([last.queuedAt, last.runId])
            : null,
      };
    },
    unfinished: async (taskId) =>
      all().filter((run) => run.taskId === taskId && isActive(run.state)),
    tasksWithWork: async (limit) =>
      [
        ...new Set(
          all()
            .filter((run) => isActive(run.state))
            .map((run) => run.taskId),
        ),
      ].slice(0, limit),
    update: async (runId, whileIn, fields) => {
      const run = memory.runs.get(runId);
      if (run === undefined || !whileIn.includes(run.state)) return null;
      const updated = { ...run, ...fields };
      memory.runs.set(runId, updated);
      return updated;
    },
    appliedSince: async (taskId, since) => {
      const limits = memory.history
        .filter((entry) => entry.taskId === taskId && entry.at >= since)
        .map(limitsOf);
      const count = (limit: RollingLimits) =>
        limits.filter((one) => one === limit || one === 'both').length;
      return { changes: count('changes'), disables: count('disables') };
    },
  };
};

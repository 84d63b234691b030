import { failuresInRow, type WatchedRun } from '../../server/domain/alert.ts';
import type { Run } from '../../server/domain/run.ts';
import { watchedOf } from '../../server/engine/watch-tasks.ts';
import type { StandingReader } from '../../server/ports/alerts.ts';
import { createFakeMemory, type FakeMemory } from './memory.ts';

const toWatched = (run: Run): WatchedRun => ({
  runId: run.runId,
  kind: run.kind,
  state: run.state,
  queuedAt: run.queuedAt,
  finishedAt: run.finishedAt,
  counts: run.counts,
  errorCode: run.error?.code ?? null,
});
const newestFirst = (a: Run, b: Run): number =>
  a.queuedAt === b.queuedAt ? (a.runId < b.runId ? 1 : -1) : a.queuedAt < b.queuedAt ? 1 : -1;

/** What decides about alerts, read from the memory's tasks and runs. */
export const createFakeStandings = (memory: FakeMemory = createFakeMemory()): StandingReader => ({
  tasks: async (limit) =>
    [...memory.tasks.values()]
      .toSorted((a, b) => (a.taskId < b.taskId ? -1 : 1))
      .slice(0, limit)
      .map(watchedOf),
  runs: async (taskIds) =>
    new Map(
      taskIds.flatMap((taskId) => {
        const ended = [...memory.runs.values()]
          .filter((run) => run.taskId === taskId && memory.tasks.has(taskId))
          .filter(({ state }) => state === 'done' || state === 'held' || state === 'failed')
          .toSorted(newestFirst);
        if (ended.length === 0) return [];
        const full = ended.filter(({ kind, users }) => kind === 'full' && users === null);
        const lastSync = full.find(({ state }) => state !== 'failed');
        const held = ended.find(({ state }) => state === 'held');
        const standing = {
          newest: ended.slice(0, failuresInRow).map(toWatched),
          newestFull: full.slice(0, failuresInRow).map(toWatched),
          lastSync: lastSync ? toWatched(lastSync) : null,
          held: held ? toWatched(held) : null,
        };
        return [[taskId, standing] as const];
      }),
    ),
  followed: async (taskIds) =>
    new Map(
      taskIds.flatMap((taskId) => {
        const mirror = memory.mirrors.get(taskId);
        return mirror?.state.checkedAt ? [[taskId, mirror.state.checkedAt] as const] : [];
      }),
    ),
});

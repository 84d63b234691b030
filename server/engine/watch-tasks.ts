import { type Alert, noRuns, type RunStanding, type WatchedTask } from '../domain/alert.ts';
import { alertsOf } from '../domain/alerts-of.ts';
import type { LiveStatus } from '../domain/live.ts';
import { missingForSync, type Task } from '../domain/task.ts';
import type { StandingReader } from '../ports/alerts.ts';
import type { Clock } from '../ports/clock.ts';
import type { LiveStore } from '../ports/live.ts';

interface Deps {
  readonly standings: Pick<StandingReader, 'runs' | 'followed'>;
  readonly live: Pick<LiveStore, 'get'>;
  readonly clock: Clock;
  /** Where Graph reaches this server; null = it does not. */
  readonly publicUrl: string | null;
}

/** A task, how it does, and what a person should see to. */
export interface TaskHealth {
  readonly task: WatchedTask;
  readonly runs: RunStanding;
  readonly live: LiveStatus | null;
  readonly alerts: readonly Alert[];
}

/** How these tasks do, for three operations however many there are. */
export const watchTasks = async (
  { standings, live, clock, publicUrl }: Deps,
  tasks: readonly WatchedTask[],
): Promise<readonly TaskHealth[]> => {
  const ids = tasks.map(({ taskId }) => taskId);
  const [runs, statuses, followed] = await Promise.all([
    standings.runs(ids),
    live.get(ids),
    standings.followed(ids),
  ]);
  const now = clock.now();
  return tasks.map((task) => {
    const facts = {
      task,
      runs: runs.get(task.taskId) ?? noRuns,
      live: statuses.get(task.taskId) ?? null,
    };
    const followedAt = followed.get(task.taskId) ?? null;
    const receives = publicUrl !== null;
    return { ...facts, alerts: alertsOf({ ...facts, followedAt, receives, now }) };
  });
};

const manyTasks = 10_000;

/** How all tasks of all tenants do, for four operations. */
export const watchAllTasks = async (
  deps: Deps & { readonly standings: Pick<StandingReader, 'tasks'> },
): Promise<readonly TaskHealth[]> => watchTasks(deps, await deps.standings.tasks(manyTasks));

/** What of a task decides about alerts. */
export const watchedOf = (task: Task): WatchedTask => ({
  taskId: task.taskId,
  tenantId: task.tenantId,
  number: task.number,
  name: task.name,
  periodicSync: task.periodicSync,
  liveSync: task.liveSync,
  paused: task.paused,
  createdAt: task.createdAt,
  updatedAt: task.updatedAt,
  secretValidUntil: task.access.clientSecretValidUntil,
  isComplete: missingForSync(task).length === 0,
});

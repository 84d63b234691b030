import type { AlertCode } from '../domain/alert.ts';
import { awaitedSince } from '../domain/alerts-of.ts';
import { isLive } from '../domain/task.ts';
import type { TaskHealth } from './watch-tasks.ts';

/** What is told of all tasks of this installation together. */
export interface Overview {
  /** Tasks whose live updates are enabled and whose subscriptions are not all in place. */
  readonly degradedTasks: number;
  /** Deliveries that are not worked off yet. */
  readonly inboxLength: number;
  /** Time since the last full synchronisation of the periodic task that waits longest for one; null = there is no such task. */
  readonly longestWithoutSyncSeconds: number | null;
  /** How many tasks have an alert of each code; none if absent. */
  readonly alerts: ReadonlyMap<AlertCode, number>;
}

/** Sums up how all tasks do; without a public address no subscriptions are awaited. */
export const overviewOf = (
  tasks: readonly TaskHealth[],
  facts: { readonly inboxLength: number; readonly publicUrl: string | null; readonly now: Date },
): Overview => {
  const { inboxLength, publicUrl, now } = facts;
  const isDegraded = ({ task, live }: TaskHealth): boolean =>
    publicUrl !== null && isLive(task) && live?.subscriptions?.state !== 'on';
  const ages = tasks
    .filter(({ task }) => task.periodicSync.enabled && !task.paused)
    .map(({ task, runs }) => now.getTime() - Date.parse(awaitedSince(task, runs)));
  const counts = new Map<AlertCode, number>();
  for (const { code } of tasks.flatMap(({ alerts }) => alerts))
    counts.set(code, (counts.get(code) ?? 0) + 1);
  return {
    degradedTasks: tasks.filter(isDegraded).length,
    inboxLength,
    longestWithoutSyncSeconds:
      ages.length === 0
        ? null
        : Math.max(
            0,
            ages.reduce((a, b) => Math.max(a, b)),
          ) / 1000,
    alerts: counts,
  };
};

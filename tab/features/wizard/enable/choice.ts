import type { TaskView } from '../../../../server/contract/task.ts';

/** What is to go on by itself. */
export interface Choice {
  readonly periodic: boolean;
  readonly intervalMinutes: number;
  readonly live: boolean;
  /** A full synchronisation at once. */
  readonly syncNow: boolean;
}

type Chosen = Pick<TaskView, 'periodicSync' | 'liveSync' | 'lastRun'>;

/** As the task is; of one that never ran, everything that is recommended. */
export const firstChoice = ({ periodicSync, liveSync, lastRun }: Chosen): Choice => {
  const isNew = lastRun === null;
  return {
    periodic: periodicSync.enabled || isNew,
    intervalMinutes: periodicSync.intervalMinutes,
    live: liveSync.enabled || isNew,
    syncNow: isNew,
  };
};

/** Whether a full synchronisation begins by itself: what never ran is read at once. */
export const beginsByItself = (choice: Choice, { lastRun }: Pick<Chosen, 'lastRun'>): boolean =>
  lastRun === null && (choice.periodic || choice.live);

/** The intervals to choose from, in minutes, with the one that is set. */
export const intervalsWith = (set: number): readonly number[] =>
  [...new Set([15, 30, 60, 120, 240, 720, 1_440, 10_080, set])].toSorted((a, b) => a - b);

/** When the next periodic runs are due: as planned if nothing is changed, else one interval after the last run. */
export const nextRuns = (
  choice: Choice,
  task: Chosen & Pick<TaskView, 'nextSyncAt'>,
  now: number,
): readonly number[] => {
  if (!choice.periodic) return [];
  const everyMs = choice.intervalMinutes * 60_000;
  const { enabled, intervalMinutes } = task.periodicSync;
  const isSame = enabled && intervalMinutes === choice.intervalMinutes;
  const last = choice.syncNow ? now : Date.parse(task.lastRun?.startedAt ?? '');
  const planned = isSame && task.nextSyncAt !== null ? Date.parse(task.nextSyncAt) : Number.NaN;
  const computed = Number.isNaN(last) ? now : Math.max(now, last + everyMs);
  const first = Number.isNaN(planned) ? computed : planned;
  return [0, 1, 2].map((place) => first + place * everyMs);
};

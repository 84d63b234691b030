import type { TaskId } from './ids.ts';
import type { Run } from './run.ts';
import type { Task } from './task.ts';

export const alertCodes = [
  'sync-overdue',
  'run-failed',
  'run-held',
  'live-degraded',
  'drift-above-limit',
  'secret-expiring',
  'secret-expired',
] as const;
export type AlertCode = (typeof alertCodes)[number];

/** Something about a task that a person should see to. Its texts name the task's things by ids alone. */
export interface Alert {
  readonly code: AlertCode;
  readonly taskId: TaskId;
  readonly severity: 'warning' | 'error';
  /** RFC 3339: since when it is so. */
  readonly since: string;
  readonly message: string;
  /** Ids and numbers. */
  readonly details: Readonly<Record<string, string | number>>;
  /** A raised alert is posted once, and again whenever this changes; empty if there is nothing to remind of. */
  readonly occasion: string;
}

/** What of a task decides about alerts. */
export type WatchedTask = Pick<
  Task,
  | 'taskId'
  | 'tenantId'
  | 'number'
  | 'name'
  | 'periodicSync'
  | 'liveSync'
  | 'paused'
  | 'createdAt'
  | 'updatedAt'
> & {
  readonly secretValidUntil: string | null;
  /** Whether it has what it needs to be synchronised by itself. */
  readonly isComplete: boolean;
};

/** What of a run decides about alerts. */
export type WatchedRun = Pick<
  Run,
  'runId' | 'kind' | 'state' | 'queuedAt' | 'finishedAt' | 'counts'
> & { readonly errorCode: string | null };

/** The newest runs of a task, newest first; runs that are still going on or were cancelled are left out. */
export interface RunStanding {
  /** At most `failuresInRow`, of any kind. */
  readonly newest: readonly WatchedRun[];
  /** At most `failuresInRow` full ones of everybody. */
  readonly newestFull: readonly WatchedRun[];
  /** The newest full one of everybody that came to its end, held rows or not. */
  readonly lastSync: WatchedRun | null;
  /** The newest one that waits for an approval. */
  readonly held: WatchedRun | null;
}
export const noRuns: RunStanding = { newest: [], newestFull: [], lastSync: null, held: null };

/** So many failed runs one after the other are an alert. */
export const failuresInRow = 3;
/** So many intervals without a synchronisation are an alert. */
export const overdueIntervals = 3;
/** A live task that could not look at what changed for this long is an alert, in milliseconds. */
export const unlookedForMs = 30 * 60_000;
/** Live updates degraded for this long are an alert, in milliseconds. */
export const degradedForMs = 15 * 60_000;
/** Days before the client secret ends on which somebody is reminded. */
export const secretReminders: readonly number[] = [30, 14, 7, 3, 1];

import {
  type Alert,
  degradedForMs,
  failuresInRow,
  overdueIntervals,
  type RunStanding,
  secretReminders,
  unlookedForMs,
  type WatchedTask,
} from './alert.ts';
import { isDriftAboveLimit, type LiveStatus, sizeOfDrift } from './live.ts';
import { secretExpiresInDays } from './secret-expiry.ts';
import { isLive } from './task.ts';
import { counted } from './wording.ts';

const dayMs = 86_400_000;
const later = (moment: string, ms: number): string =>
  new Date(Date.parse(moment) + ms).toISOString();
const inMinutes = (ms: number): number => Math.floor(ms / 60_000);

export interface AlertFacts {
  readonly task: WatchedTask;
  readonly runs: RunStanding;
  readonly live: LiveStatus | null;
  /** RFC 3339: when the changes of the directory were followed last; null = never. */
  readonly followedAt: string | null;
  /** Whether Graph can reach this installation: without, nothing is ever subscribed to. */
  readonly receives: boolean;
  readonly now: Date;
}

type Found = Omit<Alert, 'taskId' | 'occasion'> & { readonly occasion?: string };

/** What a person should see to about a task now, in the order of `alertCodes`. */
export const alertsOf = (facts: AlertFacts): readonly Alert[] =>
  [
    overdue(facts) ?? unlooked(facts),
    failing(facts),
    waiting(facts),
    degraded(facts),
    drifting(facts),
    endingSecret(facts),
  ].flatMap((found) =>
    found === null ? [] : [{ occasion: '', ...found, taskId: facts.task.taskId }],
  );

/** When the last synchronisation ended from which on the next one is awaited; an edit begins anew. */
export const awaitedSince = (task: WatchedTask, { lastSync }: RunStanding): string =>
  latest(task.createdAt, task.updatedAt, lastSync?.finishedAt ?? '');

const latest = (...moments: readonly string[]): string => moments.reduce((a, b) => (b > a ? b : a));

const overdue = ({ task, runs, now }: AlertFacts): Found | null => {
  const { enabled, intervalMinutes } = task.periodicSync;
  const since = later(awaitedSince(task, runs), overdueIntervals * intervalMinutes * 60_000);
  if (!enabled || task.paused || since > now.toISOString()) return null;
  const last = runs.lastSync?.finishedAt ?? null;
  return {
    code: 'sync-overdue',
    severity: 'error',
    since,
    message: `No full synchronisation came to its end for more than ${overdueIntervals} intervals of ${counted(intervalMinutes, 'minute')}; ${last === null ? 'there was none yet' : `the last one ended at ${last}`}. Changes in the directory may not have arrived. Look at the task's runs and at the server.`,
    details: { intervalMinutes, ...(last === null ? {} : { lastSyncAt: last }) },
  };
};

/** A live task whose looks fail has no run that says so. */
const unlooked = ({ task, followedAt, now }: AlertFacts): Found | null => {
  if (!isLive(task) || !task.isComplete) return null;
  const since = latest(task.createdAt, task.updatedAt, followedAt ?? '');
  if (now.getTime() - Date.parse(since) < unlookedForMs) return null;
  return {
    code: 'sync-overdue',
    severity: 'error',
    since,
    message: `Live updates could not read what changed in the directory for more than ${inMinutes(unlookedForMs)} minutes. Test the access of the task, and look at the server's log.`,
    details: followedAt === null ? {} : { followedAt },
  };
};

const failing = ({ runs }: AlertFacts): Found | null => {
  const inRow = [runs.newestFull, runs.newest].find(
    (some) => some.length >= failuresInRow && some.every(({ state }) => state === 'failed'),
  );
  const [newest] = inRow ?? [];
  if (inRow === undefined || newest === undefined) return null;
  const oldest = inRow.at(-1) ?? newest;
  const code = newest.errorCode ?? 'internal';
  return {
    code: 'run-failed',
    severity: 'error',
    since: runs.lastSync?.finishedAt ?? oldest.finishedAt ?? oldest.queuedAt,
    message: `The last ${failuresInRow} ${inRow === runs.newestFull ? 'full ' : ''}runs failed, the newest with ${code}. The run says what to do.`,
    details: { runId: newest.runId, errorCode: code },
  };
};

/** A held run waits until a later full run planned everybody anew. */
const waiting = ({ runs: { held, lastSync } }: AlertFacts): Found | null => {
  if (held === null) return null;
  if (lastSync !== null && lastSync.queuedAt > held.queuedAt) return null;
  return {
    code: 'run-held',
    severity: 'warning',
    since: held.finishedAt ?? held.queuedAt,
    message: `A run waits for an approval: a safeguard holds ${counted(held.counts.held, 'change')}. Look at them, then approve the run or correct the cause.`,
    details: { runId: held.runId, held: held.counts.held },
  };
};

const degraded = ({ task, live, receives, now }: AlertFacts): Found | null => {
  const subscriptions = live?.subscriptions ?? null;
  if (!isLive(task) || !task.isComplete || !receives) return null;
  if (subscriptions?.state === 'on') return null;
  const since = subscriptions?.since ?? task.updatedAt;
  if (now.getTime() - Date.parse(since) < degradedForMs) return null;
  return {
    code: 'live-degraded',
    severity: 'warning',
    since,
    message: `Live updates have been degraded for more than ${inMinutes(degradedForMs)} minutes; changes are asked for in intervals meanwhile. ${subscriptions?.reason ?? 'The subscriptions were never set up.'}`,
    details: {},
  };
};

const drifting = ({ task, live }: AlertFacts): Found | null => {
  const drift = live?.drift ?? null;
  if (!isLive(task) || drift === null || !isDriftAboveLimit(drift)) return null;
  const { groups, memberships, people, mirrored } = drift;
  return {
    code: 'drift-above-limit',
    severity: 'warning',
    since: drift.at,
    message: `The last full synchronisation found ${counted(sizeOfDrift(drift), 'difference')} that live updates had missed (groups ${groups}, memberships ${memberships} of ${mirrored}, people ${people}), although they were on. They are corrected. If it comes again, shorten the interval and report it.`,
    details: { groups, memberships, people, mirrored },
  };
};

const endingSecret = ({ task: { secretValidUntil: day }, now }: AlertFacts): Found | null => {
  const daysLeft = secretExpiresInDays(day, now);
  if (day === null || daysLeft === null) return null;
  const details = { validUntil: day };
  if (daysLeft < 0) {
    return {
      code: 'secret-expired',
      severity: 'error',
      since: later(day, dayMs),
      message: `The client secret was valid until ${day}. Nothing can be read from the directory any more; nobody is changed by that. Create a new one in the Azure portal and enter it.`,
      details,
    };
  }
  const reminder = secretReminders.findLast((days) => daysLeft <= days);
  if (reminder === undefined) return null;
  return {
    code: 'secret-expiring',
    severity: 'warning',
    since: later(day, -reminder * dayMs),
    message: `The client secret is valid until ${day}. Create a new one in the Azure portal and enter it before that day.`,
    details: { ...details, daysLeft },
    occasion: `${reminder} days`,
  };
};

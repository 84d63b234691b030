import { describe, expect, it } from 'vitest';
import { noRuns, type RunStanding, type WatchedRun } from '../../server/domain/alert.ts';
import { type AlertFacts, alertsOf } from '../../server/domain/alerts-of.ts';
import type { FoundDrift, LiveStatus } from '../../server/domain/live.ts';
import { watchedOf } from '../../server/engine/watch-tasks.ts';
import { aRun, aTask } from '../suites/builders.ts';

const now = new Date('2026-03-10T12:00:00.000Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString();

const aWatchedRun = (minutes: number, fields: Partial<WatchedRun> = {}): WatchedRun => ({
  runId: `run-${minutes}`,
  kind: 'full',
  state: 'done',
  queuedAt: minutesAgo(minutes),
  finishedAt: minutesAgo(minutes),
  counts: aRun().counts,
  errorCode: null,
  ...fields,
});
const failed = (minutes: number, fields: Partial<WatchedRun> = {}) =>
  aWatchedRun(minutes, { state: 'failed', errorCode: 'wrong-secret', ...fields });
const held = (minutes: number, fields: Partial<WatchedRun> = {}) =>
  aWatchedRun(minutes, { state: 'held', counts: { ...aRun().counts, held: 7 }, ...fields });
const standing = (fields: Partial<RunStanding>): RunStanding => ({ ...noRuns, ...fields });

const aLiveStatus = (
  subscriptions: LiveStatus['subscriptions'],
  drift: LiveStatus['drift'] = null,
): LiveStatus => ({ subscriptions, drift, lagMisses: 0 });
const on = { state: 'on', reason: null, since: minutesAgo(600), checkedAt: minutesAgo(0) } as const;
const degradedFor = (minutes: number) =>
  aLiveStatus({
    ...{ state: 'degraded', reason: 'Grant Group.Read.All.' },
    ...{ since: minutesAgo(minutes), checkedAt: minutesAgo(0) },
  });
const drifted = (found: Partial<FoundDrift>) =>
  aLiveStatus(on, {
    ...{ groups: 0, memberships: 0, people: 0, mirrored: 10_000, at: minutesAgo(5) },
    ...{ explained: null, total: 20, lastAt: minutesAgo(5) },
    ...found,
  });

const periodic = { enabled: true, intervalMinutes: 60 };
const old = { createdAt: minutesAgo(50_000), updatedAt: minutesAgo(40_000) };
const taskWith = (fields: Partial<AlertFacts['task']>) => ({
  ...watchedOf(aTask({ liveSync: { enabled: false }, ...old })),
  isComplete: true,
  ...fields,
});
const live = taskWith({ liveSync: { enabled: true } });
const secretUntil = (secretValidUntil: string | null) => taskWith({ secretValidUntil });

const facts = (fields: Partial<AlertFacts> = {}): AlertFacts => ({
  task: taskWith({}),
  runs: noRuns,
  live: null,
  followedAt: minutesAgo(1),
  receives: true,
  now,
  ...fields,
});

const synced = (minutes: number) => standing({ lastSync: aWatchedRun(minutes) });

describe('alerts', () => {
  it.each<[string, Partial<AlertFacts>]>([
    ['a task that never ran and has no schedule', {}],
    [
      'a periodic task synchronised within three intervals',
      { task: taskWith({ periodicSync: periodic }), runs: synced(179) },
    ],
    [
      'a task whose schedule was set up a while ago, but within three intervals',
      { task: taskWith({ periodicSync: periodic, updatedAt: minutesAgo(100) }) },
    ],
    [
      'a periodic task that is paused',
      { task: taskWith({ periodicSync: periodic, paused: true }), runs: synced(5000) },
    ],
    [
      'a live task that is paused',
      { task: { ...live, paused: true }, live: degradedFor(600), followedAt: null },
    ],
    ['two failed runs', { runs: standing({ newest: [failed(1), failed(2)] }) }],
    [
      'three runs of which one did not fail',
      { runs: standing({ newest: [failed(1), aWatchedRun(2), failed(3)] }) },
    ],
    [
      'a held run, after a later full run planned everybody',
      { runs: standing({ held: held(60), lastSync: aWatchedRun(30) }) },
    ],
    ['live updates degraded for a short time', { task: live, live: degradedFor(14) }],
    ['live updates that are on', { task: live, live: aLiveStatus(on) }],
    ['live updates switched off', { live: degradedFor(600) }],
    ['polling without a public address', { task: live, receives: false }],
    [
      'a live task that lacks something still',
      { task: { ...live, isComplete: false }, live: degradedFor(600), followedAt: null },
    ],
    [
      'a live task whose changes were followed within half an hour',
      { task: live, live: aLiveStatus(on), followedAt: minutesAgo(29) },
    ],
    ['ten differences in a large mirror', { task: live, live: drifted({ memberships: 10 }) }],
    ['two of fifty', { task: live, live: drifted({ memberships: 2, mirrored: 50 }) }],
    [
      'a drift while live updates were degraded',
      { task: live, live: drifted({ memberships: 5000, explained: 'degraded' }) },
    ],
    ['a secret that is valid for 31 days', { task: secretUntil('2026-04-10') }],
    ['a secret whose end nobody told', { task: secretUntil(null) }],
  ])('there is none for %s', (_, fields) => {
    expect(alertsOf(facts(fields))).toEqual([]);
  });

  it.each<[string, Partial<AlertFacts>, object]>([
    [
      'a periodic task without a synchronisation for three intervals',
      { task: taskWith({ periodicSync: periodic }), runs: synced(200) },
      {
        code: 'sync-overdue',
        severity: 'error',
        since: minutesAgo(20),
        details: { intervalMinutes: 60, lastSyncAt: minutesAgo(200) },
      },
    ],
    [
      'a periodic task that never was synchronised',
      { task: taskWith({ periodicSync: periodic }) },
      { code: 'sync-overdue', since: minutesAgo(40_000 - 180) },
    ],
    [
      'a live task whose looks fail, though it has no run that failed',
      { task: live, live: aLiveStatus(on), runs: synced(3000), followedAt: minutesAgo(30) },
      {
        code: 'sync-overdue',
        severity: 'error',
        since: minutesAgo(30),
        details: { followedAt: minutesAgo(30) },
      },
    ],
    [
      'three failed runs in a row',
      { runs: standing({ newest: [failed(1), failed(2), failed(3)] }) },
      {
        code: 'run-failed',
        severity: 'error',
        since: minutesAgo(3),
        details: { runId: 'run-1', errorCode: 'wrong-secret' },
      },
    ],
    [
      'three failed full runs, though live changes arrive in between',
      {
        runs: standing({
          newest: [aWatchedRun(1, { kind: 'incremental' }), failed(2), failed(3)],
          newestFull: [failed(2), failed(3), failed(4)],
          lastSync: aWatchedRun(90),
        }),
      },
      { code: 'run-failed', since: minutesAgo(90), details: { runId: 'run-2' } },
    ],
    [
      'a held run',
      { runs: standing({ held: held(60), lastSync: held(60) }) },
      {
        code: 'run-held',
        severity: 'warning',
        since: minutesAgo(60),
        details: { runId: 'run-60', held: 7 },
      },
    ],
    [
      'a held live run, as no full run planned everybody since',
      { runs: standing({ held: held(60, { kind: 'incremental' }), lastSync: aWatchedRun(61) }) },
      { code: 'run-held', details: { runId: 'run-60' } },
    ],
    [
      'live updates degraded for a quarter of an hour, with the reason',
      { task: live, live: degradedFor(15) },
      {
        code: 'live-degraded',
        since: minutesAgo(15),
        message: expect.stringContaining('Grant Group.Read.All.'),
      },
    ],
    [
      'live updates that were never set up',
      { task: taskWith({ liveSync: { enabled: true }, updatedAt: minutesAgo(20) }) },
      { code: 'live-degraded', since: minutesAgo(20) },
    ],
    [
      'more than ten differences that nothing explains',
      { task: live, live: drifted({ groups: 1, memberships: 9, people: 1 }) },
      {
        code: 'drift-above-limit',
        since: minutesAgo(5),
        details: { groups: 1, memberships: 9, people: 1, mirrored: 10_000 },
      },
    ],
    [
      'more than one percent, of a small mirror',
      { task: live, live: drifted({ memberships: 3, mirrored: 200 }) },
      { code: 'drift-above-limit' },
    ],
    [
      'a secret that ended yesterday',
      { task: secretUntil('2026-03-09') },
      { code: 'secret-expired', severity: 'error', since: '2026-03-10T00:00:00.000Z' },
    ],
  ])('there is one for %s', (_, fields, expected) => {
    const alerts = alertsOf(facts(fields));
    expect(alerts).toHaveLength(1);
    expect(alerts[0]).toMatchObject({ taskId: 'task-1', ...expected });
  });

  it.each([
    ['2026-04-09', 30, '30 days'],
    ['2026-03-25', 15, '30 days'],
    ['2026-03-24', 14, '14 days'],
    ['2026-03-17', 7, '7 days'],
    ['2026-03-13', 3, '3 days'],
    ['2026-03-11', 1, '1 days'],
    ['2026-03-10', 0, '1 days'],
  ])(
    'a secret valid until %s, in %d days, is reminded of on the occasion of %s',
    (day, daysLeft, occasion) => {
      const [alert] = alertsOf(facts({ task: secretUntil(day) }));
      expect(alert).toMatchObject({ code: 'secret-expiring', occasion, details: { daysLeft } });
    },
  );

  it('several are told in the order of their weight', () => {
    const task = taskWith({
      periodicSync: periodic,
      liveSync: { enabled: true },
      secretValidUntil: '2026-03-01',
    });
    const runs = standing({ newest: [failed(1), failed(2), failed(3)], held: held(900) });
    const found = alertsOf(facts({ task, runs, live: degradedFor(60) }));
    expect(found.map(({ code }) => code)).toEqual([
      ...['sync-overdue', 'run-failed', 'run-held', 'live-degraded', 'secret-expired'],
    ]);
  });
});

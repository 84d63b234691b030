import { describe, expect, test } from 'vitest';
import type { RunView } from '../../server/contract/run.ts';
import { readEvents } from '../../tab/api/read-events.ts';
import { changeSteps } from '../../tab/components/changes/change-steps.ts';
import { concernText } from '../../tab/components/changes/concern-text.ts';
import { parsePlace } from '../../tab/components/changes/list-place.ts';
import { valueParts } from '../../tab/components/changes/value-parts.ts';
import { runBuckets } from '../../tab/features/runs/run-buckets.ts';
import {
  beginsByItself,
  firstChoice,
  intervalsWith,
  nextRuns,
} from '../../tab/features/wizard/enable/choice.ts';
import { textIn } from './text-in.ts';

describe('the steps of a change', () => {
  const decided = {
    kind: 'update',
    reason: 'group-actions',
    group: { groupId: 'g1', displayName: 'Staff' },
    result: null,
    heldBy: [],
    error: null,
  } as const;
  const moods = (over: Partial<Parameters<typeof changeSteps>[0]>) =>
    changeSteps({ ...decided, ...over }).map(({ mood, isReached }) => (isReached ? mood : '-'));

  test.each([
    ['a change of a test waits', {}, 'good good good good waiting'],
    ['an applied one is done', { result: 'applied' }, 'good good good good good'],
    ['a held one says so', { heldBy: ['first-disables'] }, 'good good good good held'],
    ['a guest is out of scope', { kind: 'skip', reason: 'guest' }, 'good neutral - - neutral'],
    [
      'noSync ends at the actions',
      { kind: 'skip', reason: 'no-sync' },
      'good good good neutral neutral',
    ],
    [
      'who could not be read ends at once',
      {
        kind: 'skip',
        reason: 'unreadable-member',
        error: { code: 'unreadable-member', message: '' },
      },
      'bad - - - bad',
    ],
  ] as const)('%s', (_name, over, expected) => {
    expect(moods(over).join(' ')).toBe(expected);
  });
});

describe('a value now and after', () => {
  const said = (...args: Parameters<typeof valueParts>) => {
    const { now, after } = valueParts(...args);
    const signs = { kept: '=', removed: '-', added: '+' } as const;
    const write = (parts: typeof now) =>
      parts.map(({ value, what }) => `${signs[what]}${value}`).join(' ');
    return [write(now), write(after)];
  };
  test('of a list is told entry by entry', () => {
    expect(said(['08:00', '12:00'], ['08:00', '16:30'])).toEqual([
      '=08:00 -12:00',
      '=08:00 +16:30',
    ]);
    expect(said([], ['08:00'])).toEqual(['=', '+08:00']);
    expect(said(['08:00'], [])).toEqual(['-08:00', '+']);
  });
  test('that was never set is not removed', () => {
    expect(said(null, 'SigEnc')).toEqual(['=null', '+SigEnc']);
    expect(said('None', 'SigEnc')).toEqual(['-None', '+SigEnc']);
    expect(said(false, true)).toEqual(['-false', '+true']);
  });
});

test('an address names the place in a list; what is unknown in it is left out', () => {
  expect(
    parsePlace({ kind: 'disable', reason: 'odd', search: ' ', row: 'a@b.ch', all: 'yes' }),
  ).toEqual({ filter: { kind: 'disable' }, row: 'a@b.ch', showsAll: true });
  expect(parsePlace({})).toEqual({ filter: {}, row: null, showsAll: false });
});

describe('what a safeguard says', () => {
  const refusal = {
    code: 'too-many-disables',
    message:
      'Too many users would be disabled: 12 (3 of them within the last 24 hours) of 100 is 12 %, over 10 % and over 5 users.',
    count: 9,
  };
  const inGerman = (concern: typeof refusal) =>
    concernText('refusal', concern, textIn('de-DE'), { name: 'de' });
  test('is the server’s own sentence in English', () => {
    expect(concernText('refusal', refusal, textIn('en'), { name: 'en' }).said).toBe(
      refusal.message,
    );
  });
  test('has the same numbers in German', () => {
    expect(inGerman(refusal)).toEqual({
      said: '12 (davon 3 in den letzten 24 Stunden) von 100 sind 12 %, mehr als 10 %.',
      isForeign: false,
    });
  });
  test('stays English, and is marked so, where there are no German words', () => {
    const message = 'A group that had members is empty now: "Staff" (had 7).';
    expect(inGerman({ code: 'emptied-group', message, count: 7 })).toEqual({
      said: message,
      isForeign: true,
    });
  });
});

describe('runs over time', () => {
  const now = Date.parse('2026-11-24T12:30:00Z');
  const counts = { applied: 2, failed: 1 };
  // only what the buckets are made of
  const aRun = (queuedAt: string, finishedAt: string | null, success: boolean | null) =>
    ({ queuedAt, finishedAt, success, counts }) as RunView;

  test('are counted by the hour within a day, without gaps', () => {
    const runs = [
      aRun('2026-11-24T12:10:00Z', '2026-11-24T12:10:04Z', true),
      aRun('2026-11-24T12:05:00Z', '2026-11-24T12:05:02Z', false),
      aRun('2026-11-24T10:00:00Z', null, null),
    ];
    const { unit, buckets } = runBuckets(runs, now);
    expect([unit, buckets.length]).toEqual(['hour', 12]);
    expect(buckets.at(-1)).toMatchObject({ runs: 2, changes: 4, failures: 3, latencyMs: 4_000 });
    expect(buckets.at(-2)).toMatchObject({ runs: 0, latencyMs: null });
    expect(buckets.at(-3)).toMatchObject({ runs: 1, latencyMs: null });
  });

  test('are counted by the day beyond, at most 24 of them', () => {
    const { unit, buckets } = runBuckets([aRun('2026-09-01T12:00:00Z', null, null)], now);
    expect([unit, buckets.length]).toEqual(['day', 24]);
  });
});

describe('what is switched on', () => {
  const task = {
    periodicSync: { enabled: false, intervalMinutes: 45 },
    liveSync: { enabled: false },
    lastRun: null,
    nextSyncAt: null,
    // only what the choice is made of
  } as unknown as Parameters<typeof nextRuns>[1];
  const now = Date.parse('2026-11-24T12:00:00Z');

  test('of a task that never ran is everything, and its first synchronisation begins by itself', () => {
    const choice = firstChoice(task);
    expect(choice).toEqual({ periodic: true, intervalMinutes: 45, live: true, syncNow: true });
    expect(beginsByItself(choice, task)).toBe(true);
    expect(beginsByItself({ ...choice, periodic: false, live: false }, task)).toBe(false);
  });
  test('offers the interval that is set among the usual ones', () => {
    expect(intervalsWith(45).slice(0, 4)).toEqual([15, 30, 45, 60]);
    expect(intervalsWith(60).filter((minutes) => minutes === 60)).toEqual([60]);
  });
  test('is due one interval after the other', () => {
    const [first = 0, second = 0] = nextRuns(firstChoice(task), task, now);
    expect([first - now, second - first]).toEqual([45 * 60_000, 45 * 60_000]);
    expect(nextRuns({ ...firstChoice(task), periodic: false }, task, now)).toEqual([]);
  });
});

test('server-sent events are read however they are cut; heartbeats are passed over', async () => {
  const sent = 'event: progress\ndata: {"n":1}\n\n: still here\n\nevent: plan\ndata: {"n":"ü"}\n\n';
  const bytes = new TextEncoder().encode(sent);
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: (controller) => {
      for (let at = 0; at < bytes.length; at += 7) controller.enqueue(bytes.slice(at, at + 7));
      controller.close();
    },
  });
  const events: unknown[] = [];
  for await (const event of readEvents({ body })) events.push(event);
  expect(events).toEqual([
    { name: 'progress', data: { n: 1 } },
    { name: 'plan', data: { n: 'ü' } },
  ]);
});

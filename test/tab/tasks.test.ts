import { describe, expect, test } from 'vitest';
import { alertCodes } from '../../server/domain/alert.ts';
import { missingText } from '../../tab/components/missing-text.ts';
import {
  alertsOf,
  alertText,
  alertWay,
  type TaskAlert,
} from '../../tab/features/tasks/alert-guide.ts';
import { type LiveStanding, liveStanding } from '../../tab/features/tasks/live-standing.ts';
import { secretMood, secretText } from '../../tab/features/tasks/secret-standing.ts';
import { hrefOf } from '../../tab/navigation/route.ts';
import { languageOf } from '../../tab/strings/language.ts';
import { textIn } from './text-in.ts';

const text = textIn('en-GB');
const { format } = languageOf('en-GB');
const task = { taskId: 't1', secretExpiresInDays: 5 };
const anAlert = (fields: Partial<TaskAlert>): TaskAlert => ({
  code: 'run-held',
  severity: 'warning',
  since: '2026-11-23T10:00:00.000Z',
  message: '',
  details: {},
  ...fields,
});

describe('an alert', () => {
  test.each(alertCodes)(
    '%s says what it means and leads to where it is mended, in both languages',
    (code) => {
      for (const locale of ['en-GB', 'de-CH']) {
        const words = textIn(locale);
        const alert = anAlert({ code });
        expect(alertText(task, alert, words, languageOf(locale).format).length).toBeGreaterThan(40);
        const { route, label } = alertWay(task, alert, words);
        expect(hrefOf(route)).toContain('#/tasks/t1/');
        expect(label.length).toBeGreaterThan(5);
      }
    },
  );

  test('of one run leads to that run', () => {
    const alert = anAlert({ code: 'run-held', details: { runId: 'r7', held: 12 } });
    expect(hrefOf(alertWay(task, alert, text).route)).toBe('#/tasks/t1/runs/r7');
    expect(alertText(task, alert, text, format)).toContain('12 changes wait');
  });

  test('repeats its numbers in words', () => {
    const overdue = anAlert({ code: 'sync-overdue', details: { intervalMinutes: 60 } });
    expect(alertText(task, overdue, text, format)).toContain('three intervals of 1 hr');
    const drift = anAlert({
      code: 'drift-above-limit',
      details: { groups: 1, memberships: 11, people: 3, mirrored: 400 },
    });
    expect(alertText(task, drift, text, format)).toContain('15 differences');
    const secret = anAlert({ code: 'secret-expiring', details: { daysLeft: 7 } });
    expect(alertText(task, secret, text, format)).toContain('valid for 5 more days');
    expect(alertText({ ...task, secretExpiresInDays: 0 }, secret, text, format)).toContain('Today');
  });

  test('that is an error stands above warnings, an older one above a newer one', () => {
    const late = anAlert({ since: '2026-11-24T10:00:00.000Z' });
    const early = anAlert({ code: 'drift-above-limit' });
    const error = anAlert({ code: 'secret-expired', severity: 'error', since: '2026-11-25' });
    const found = alertsOf([{ alerts: [late, early] }, { alerts: [error] }]);
    expect(found.map(({ alert }) => alert)).toEqual([error, early, late]);
  });
});

describe('live updates', () => {
  const live = { enabled: true, state: 'on', checkedAt: '2026-11-23T10:00:00.000Z' } as const;
  const standing = { paused: false, missing: [], liveSync: live };
  type Standing = Parameters<typeof liveStanding>[0];

  test.each<[string, Partial<Standing>, LiveStanding | null]>([
    ['are as the server says', {}, 'on'],
    ['are not told of while the task is paused', { paused: true }, null],
    ['are off', { liveSync: { ...live, enabled: false, state: 'off' } }, 'off'],
    ['are no fault of a task that is not set up', { missing: ['a domain'] }, 'incomplete'],
    [
      'are no fault before the first alignment',
      { liveSync: { ...live, state: 'degraded', checkedAt: null } },
      'beginning',
    ],
    ['are a fault afterwards', { liveSync: { ...live, state: 'degraded' } }, 'degraded'],
  ])('%s', (_name, fields, expected) => {
    expect(liveStanding({ ...standing, ...fields })).toBe(expected);
  });
});

test.each([
  [null, null, null],
  [200, 'Client secret: 200 days left', null],
  [30, 'Client secret: 30 days left', 'held'],
  [1, 'Client secret: 1 day left', 'held'],
  [0, 'Client secret ends today', 'held'],
  [-1, 'Client secret expired', 'bad'],
])('a client secret that ends in %j days is shown as %j, %j', (days, words, mood) => {
  expect(secretText(days, text)).toBe(words);
  expect(secretMood(days)).toBe(mood);
});

test('what a task still lacks is told in the language of the person', () => {
  const missing = ['one thing', 'another'];
  expect(missingText({ selectedDomains: 0, missing }, text)).toBe(
    'Still missing: a selected domain, a selected group with actions',
  );
  expect(missingText({ selectedDomains: 2, missing: ['x'] }, textIn('de-CH'))).toBe(
    'Es fehlt noch: eine ausgewählte Gruppe mit Aktionen',
  );
  expect(missingText({ selectedDomains: 2, missing: [] }, text)).toBeNull();
});

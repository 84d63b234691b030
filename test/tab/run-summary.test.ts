import { describe, expect, test } from 'vitest';
import { valueText } from '../../tab/components/changes/value-text.ts';
import { progressPart, progressText } from '../../tab/components/RunProgress.tsx';
import { actionsPerformed, rowCounts, runMood } from '../../tab/components/run-summary.ts';
import { languageOf } from '../../tab/strings/language.ts';
import { textIn } from './text-in.ts';

const text = textIn('en-US');
const { format } = languageOf('en-US');
const counts = {
  create: 0,
  update: 0,
  disable: 0,
  enable: 0,
  rename: 0,
  unchanged: 940,
  skipped: 0,
  error: 0,
  applied: 0,
  failed: 0,
  held: 0,
  drift: 0,
};
const progress = {
  groupsRead: 2,
  groupsTotal: 8,
  membersRead: 1480,
  changesDone: 0,
  changesTotal: null,
};

describe('the actions performed', () => {
  const performed = (over: Partial<typeof counts>) =>
    actionsPerformed({ ...counts, ...over }, text);

  test('are counted by kind when all was applied', () => {
    expect(performed({ create: 3, update: 1200, disable: 1, applied: 1204 })).toEqual([
      '3 created',
      '1,200 updated',
      '1 disabled',
    ]);
  });

  test('are told as a part of the whole when something was held or failed', () => {
    expect(performed({ create: 3, disable: 9, applied: 2, held: 9, failed: 1 })).toEqual([
      '2 of 12 changes applied',
      '9 held',
      '1 failed',
    ]);
  });

  test('are none when nobody had to change', () => {
    expect(performed({ skipped: 4 })).toEqual(['No changes']);
  });
});

test('users that are errors are found among the skipped', () => {
  expect(rowCounts({ ...counts, skipped: 4, error: 2 }).skip).toBe(6);
});

test('a run that ended without success never looks good', () => {
  expect(runMood({ state: 'done', success: true })).toBe('good');
  expect(runMood({ state: 'done', success: false })).toBe('bad');
  expect(runMood({ state: 'held', success: false })).toBe('held');
});

describe('progress', () => {
  test('names what is counted in its stage', () => {
    expect(progressText({ state: 'reading', progress }, text)).toBe('Groups 2 of 8, members 1,480');
    const applying = {
      state: 'applying',
      progress: { ...progress, changesDone: 40, changesTotal: 120 },
    } as const;
    expect(progressText(applying, text)).toBe('Changes 40 of 120');
    expect(progressPart(applying)).toBeCloseTo(1 / 3);
  });

  test('is not known before there is something to count', () => {
    const queued = { state: 'queued', progress: { ...progress, groupsTotal: null } } as const;
    expect(progressText(queued, text)).toBe('Waiting to start');
    expect(progressPart(queued)).toBeUndefined();
  });
});

test.each([
  [null, 'not set'],
  [[], 'None'],
  [['08:00', '16:30'], '08:00, 16:30'],
  [false, 'No'],
  [true, 'Yes'],
  [20_000, '20,000'],
  ['SigEnc', 'SigEnc'],
])('the value %j is shown as "%s"', (value, shown) => {
  expect(valueText(value, text, format)).toBe(shown);
});

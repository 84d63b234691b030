import { describe, expect, test } from 'vitest';
import { createFormat } from '../../tab/strings/format.ts';

const english = createFormat('en-GB', 'Europe/Zurich');
const german = createFormat('de-CH', 'Europe/Zurich');
const time = '2026-11-23T10:00:00.000Z';

/** ICU versions differ in which spaces they use. */
const plain = (text: string): string => text.replaceAll(/\s/g, ' ');

describe('a moment', () => {
  test('is written with its time zone', () => {
    expect(plain(english.dateTime(time))).toMatch(/23 Nov 2026.*11:00.*(CET|GMT\+1)/);
    expect(plain(german.dateTime(time))).toMatch(/23\. Nov\. 2026.*11:00.*(MEZ|GMT\+1)/);
  });

  test('is told to the second with the whole name of its zone where that is asked for', () => {
    expect(plain(english.exact(time))).toMatch(/23 November 2026.*11:00:00 Central European/);
  });

  test.each([
    [0, 'now'],
    [59_000, 'now'],
    [60_000, '1 minute ago'],
    [119_000, '1 minute ago'],
    [120_000, '2 minutes ago'],
    [3 * 3_600_000, '3 hours ago'],
    [86_400_000, 'yesterday'],
    [10 * 86_400_000, '10 days ago'],
    [-3_600_000, 'in 1 hour'],
  ])('%i ms back is "%s"', (milliseconds, text) => {
    expect(english.relative(time, Date.parse(time) + milliseconds)).toBe(text);
  });
});

test.each([
  [240, '0.2 sec'],
  [1_000, '1 sec'],
  [65_000, '1 min 5 sec'],
  [3_600_000, '1 hr'],
  [90_000_000, '1 day 1 hr'],
])('%i ms last "%s"', (milliseconds, text) => {
  expect(plain(createFormat('en-US').duration(milliseconds))).toBe(text);
});

test('a locale nobody knows is English', () => {
  expect(createFormat('not a locale').number(1234)).toBe('1,234');
});

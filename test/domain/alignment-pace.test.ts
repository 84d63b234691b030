import { describe, expect, it } from 'vitest';
import { type AlignmentPace, nextLook, paceAfter } from '../../server/domain/alignment-pace.ts';

const minute = 60_000;
const settled: AlignmentPace = { askedAt: 0, wanted: 'w', retry: null };
const failing: AlignmentPace = { askedAt: 0, wanted: 'w', retry: { at: 5_000, waitMs: 5_000 } };

describe('when Graph is asked about the subscriptions of an access', () => {
  it.each([
    ['at once after a start', null, 0, 'w', 'graph'],
    ['not while everything is well', settled, 9 * minute, 'w', 'store'],
    ['only if something is to be done, when something else is wanted', settled, 1, 'x', 'store'],
    ['after ten minutes, as a lost subscription is silent', settled, 10 * minute, 'w', 'graph'],
    ['not before its turn when something is wrong', failing, 4_499, 'w', 'wait'],
    ['when its turn has come', failing, 5_000, 'w', 'graph'],
    ['before its turn when something else is wanted', failing, 1, 'x', 'graph'],
  ] as const)('%s', (_, pace, now, wanted, look) => {
    expect(nextLook(pace, now, wanted)).toBe(look);
  });

  it('5 s after a failure, then after twice as long each time, and at last every 10 minutes', () => {
    const waits: number[] = [];
    let pace: AlignmentPace | null = null;
    for (let now = 0; waits.length < 10; now = pace?.retry?.at ?? now) {
      pace = paceAfter(pace, { now, wanted: 'w', isSettled: false });
      waits.push((pace.retry?.waitMs ?? 0) / 1000);
    }
    expect(waits).toEqual([5, 10, 20, 40, 80, 160, 320, 600, 600, 600]);
  });

  it.each([
    ['a success', settled, 'w'],
    ['a change of what is wanted', { ...failing, wanted: 'before' }, 'w'],
    ['being asked to forget', null, 'w'],
  ] as const)('the waits begin anew after %s', (_, before, wanted) => {
    const { retry } = paceAfter(before, { now: 0, wanted, isSettled: false });
    expect(retry).toEqual({ at: 5_000, waitMs: 5_000 });
  });
});

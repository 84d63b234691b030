import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultLimits } from '../../server/graph/limits.ts';
import { backoffMs, retryAfterMs } from '../../server/graph/retry.ts';
import { createSingleFlight } from '../../server/graph/single-flight.ts';
import { resourceUnits } from '../../server/graph/usage.ts';

describe('Retry-After', () => {
  const now = new Date('2026-03-01T08:00:00Z');
  it.each([
    ['10', 10_000],
    ['2.128', 2_128],
    ['0', 0],
    ['Sun, 01 Mar 2026 08:00:30 GMT', 30_000],
    ['Sun, 01 Mar 2026 07:00:00 GMT', 0],
    ['soon', null],
    ['-5', null],
    ['', null],
    [null, null],
  ])('"%s" means %s ms', (value, expected) => {
    expect(retryAfterMs(value, now)).toBe(expected);
  });
});

describe('the wait before a retry', () => {
  it('grows, stays bounded and is never without a pause', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (attempt, random) => {
          const wait = backoffMs(attempt, defaultLimits, () => random);
          expect(wait).toBeGreaterThanOrEqual(defaultLimits.baseDelayMs / 2);
          expect(wait).toBeLessThanOrEqual(defaultLimits.maxDelayMs);
        },
      ),
    );
  });
});

describe('what a request costs', () => {
  it.each([
    ['/groups/x/members', '?$select=id&$top=999', 2],
    ['/groups/x/members', '', 3],
    ['/groups/x/members/microsoft.graph.user', '?$select=id&$top=1', 1],
    ['/groups/x', '?$select=id', 1],
    ['/users', '?$select=id&$top=1', 1],
    ['/users', '', 2],
    ['/domains', '', 1],
  ])('%s%s is %i units', (path, query, units) => {
    expect(resourceUnits(path, query)).toBe(units);
  });
});

describe('a shared execution', () => {
  it('is aborted when everybody who waited for it has gone, and only then', async () => {
    let aborted = false;
    const share = createSingleFlight(
      (signal) =>
        new Promise<string>((_, reject) => {
          signal.addEventListener('abort', () => {
            aborted = true;
            reject(signal.reason);
          });
        }),
    );
    const controllers = [new AbortController(), new AbortController()];
    const waiting = controllers.map(({ signal }) => share(signal).catch(() => 'gone'));
    controllers[0]?.abort();
    await waiting[0];
    expect(aborted).toBe(false);
    controllers[1]?.abort();
    await waiting[1];
    expect(aborted).toBe(true);
  });

  it('that fails does so for all, and the next call begins anew', async () => {
    let calls = 0;
    const share = createSingleFlight(async () => {
      calls += 1;
      if (calls === 1) throw new Error('first');
      return calls;
    });
    const both = await Promise.allSettled([share(), share()]);
    expect(both.map((one) => one.status)).toEqual(['rejected', 'rejected']);
    expect(await share()).toBe(2);
  });
});

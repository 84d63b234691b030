import { describe, expect, it } from 'vitest';
import { latencyOf } from '../../server/domain/live.ts';
import { liveStateOf } from '../../server/engine/live-state.ts';

describe('what a task shows of its live updates', () => {
  const publicUrl = 'https://sync.example';
  const moments = { since: '2026-03-01T07:00:00.000Z', checkedAt: '2026-03-01T08:00:00.000Z' };
  const never = { since: null, checkedAt: null };
  const on = { state: 'on', reason: null, ...moments } as const;
  const degraded = { state: 'degraded', reason: 'Grant Group.Read.All.', ...moments } as const;
  it.each([
    ['off if they are not enabled', { enabled: false, publicUrl, found: on }, 'off', null, never],
    [
      'polling without a public address',
      { enabled: true, publicUrl: null, found: on },
      'polling',
      /PUBLIC_URL/,
      never,
    ],
    [
      'degraded until they were set up',
      { enabled: true, publicUrl, found: null },
      'degraded',
      /being set up/,
      never,
    ],
    [
      'degraded with the reason of the last alignment',
      { enabled: true, publicUrl, found: degraded },
      'degraded',
      /Grant/,
      moments,
    ],
    ['on otherwise', { enabled: true, publicUrl, found: on }, 'on', null, moments],
  ] as const)('%s', (_, { enabled, publicUrl: address, found }, state, reason, times) => {
    const status = { subscriptions: found, drift: null, lagMisses: 2 };
    const shown = liveStateOf({
      enabled,
      paused: false,
      publicUrl: address,
      status,
      latency: null,
    });
    expect(shown).toMatchObject({ enabled, state, ...times, lagMisses: 2 });
    if (reason === null) expect(shown.reason).toBeNull();
    else expect(shown.reason).toMatch(reason);
  });

  it('shows what was measured in every state', () => {
    const latency = latencyOf([{ notified: 100, read: 200, planned: 10, applied: 40 }]);
    const shown = liveStateOf({
      enabled: false,
      paused: false,
      publicUrl: null,
      status: null,
      latency,
    });
    expect(shown).toMatchObject({ state: 'off', drift: null, lagMisses: 0, latency });
  });
});

describe('the latency of a task', () => {
  it('is told per stage, in total from the event where Microsoft told all of them', () => {
    const sample = [1, 2, 3, 4].map((n) => ({
      notified: 1000 * n,
      read: 100 * n,
      planned: 10 * n,
      applied: n,
    }));
    expect(latencyOf(sample)).toEqual({
      since: 'event',
      sample: 4,
      total: { p50: 2222, p95: 4444, p99: 4444 },
      notified: { p50: 2000, p95: 4000, p99: 4000 },
      read: { p50: 200, p95: 400, p99: 400 },
      planned: { p50: 20, p95: 40, p99: 40 },
      applied: { p50: 2, p95: 4, p99: 4 },
    });
  });

  it('begins at the receipt as soon as the event time of one change is unknown', () => {
    const known = { notified: 1000, read: 100, planned: 10, applied: 1 };
    expect(latencyOf([known, { ...known, notified: null }])).toMatchObject({
      since: 'received',
      total: { p50: 111, p99: 111 },
      notified: { p50: 1000 },
    });
    expect(latencyOf([{ ...known, notified: null }])?.notified).toBeNull();
  });

  it('is unknown without a change', () => {
    expect(latencyOf([])).toBeNull();
  });
});

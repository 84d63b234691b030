import { describe, expect, it } from 'vitest';
import type { FoundDrift, StageLatency } from '../../server/domain/live.ts';
import type { LiveStore } from '../../server/ports/live.ts';

const minute = (number: number) => new Date(Date.UTC(2026, 2, 1, 8, number)).toISOString();
const aDrift = (fields: Partial<FoundDrift> = {}): FoundDrift => ({
  groups: 0,
  memberships: 0,
  people: 0,
  mirrored: 100,
  at: minute(0),
  explained: null,
  ...fields,
});
const aLatency = (read: number, notified: number | null = null): StageLatency => ({
  notified,
  read,
  planned: 2,
  applied: 3,
});

/** The contract of `LiveStore`. */
export const liveStoreContract = (name: string, open: () => Promise<LiveStore>): void => {
  describe(`live statuses ${name}`, () => {
    it('are unknown until something was found', async () => {
      const store = await open();
      expect(await store.get(['a'])).toEqual(new Map());
      expect(await store.latencies(['a'])).toEqual(new Map());
    });

    it('tell the last alignment, and since when the subscriptions are in their state', async () => {
      const store = await open();
      const of = async () => (await store.get(['a', 'b'])).get('a')?.subscriptions;
      const degraded = { state: 'degraded', reason: '$why' } as const;
      await store.put('a', { ...degraded, checkedAt: minute(1) });
      await store.put('a', { ...degraded, checkedAt: minute(2) });
      expect(await of()).toEqual({ ...degraded, since: minute(1), checkedAt: minute(2) });
      const on = { state: 'on', reason: null } as const;
      await store.put('a', { ...on, checkedAt: minute(3) });
      await store.put('a', { ...on, checkedAt: minute(4) });
      expect(await of()).toEqual({ ...on, since: minute(3), checkedAt: minute(4) });
      expect((await store.get(['a', 'b'])).size).toBe(1);
    });

    it('keep the latencies of the newest 500 changes and count what never showed', async () => {
      const store = await open();
      const latencies = Array.from({ length: 600 }, (_, index) => aLatency(index, 1));
      await store.add('a', { latencies: latencies.slice(0, 300), misses: 1 });
      await store.add('a', { latencies: latencies.slice(300), misses: 2 });
      await store.add('a', { latencies: [aLatency(600)], misses: 0 });
      const kept = [...latencies.slice(101), aLatency(600)];
      expect(await store.latencies(['a', 'b'])).toEqual(new Map([['a', kept]]));
      const status = { subscriptions: null, drift: null, lagMisses: 3 };
      expect(await store.get(['a'])).toEqual(new Map([['a', status]]));
    });

    it('tell the last drift, all of it together, and when there was any last', async () => {
      const store = await open();
      const of = async () => (await store.get(['a'])).get('a')?.drift;
      const clean = aDrift({ at: minute(1) });
      await store.addDrift('a', clean);
      expect(await of()).toEqual({ ...clean, total: 0, lastAt: null });
      const found = aDrift({ groups: 1, memberships: 20, people: 3, at: minute(2) });
      await store.addDrift('a', found);
      expect(await of()).toEqual({ ...found, total: 24, lastAt: minute(2) });
      const explained = aDrift({ memberships: 1, at: minute(3), explained: 'degraded' });
      await store.addDrift('a', explained);
      await store.addDrift('a', aDrift({ at: minute(4) }));
      expect(await of()).toEqual({ ...aDrift({ at: minute(4) }), total: 25, lastAt: minute(3) });
    });

    it('are forgotten with the task', async () => {
      const store = await open();
      await store.put('a', { state: 'on', reason: null, checkedAt: minute(0) });
      await store.add('a', { latencies: [aLatency(1)], misses: 0 });
      await store.remove('a');
      expect(await store.get(['a'])).toEqual(new Map());
      expect(await store.latencies(['a'])).toEqual(new Map());
    });
  });
};

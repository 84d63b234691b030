import { describe, expect, it } from 'vitest';
import type { LiveStore } from '../../server/ports/live.ts';

/** The contract of `LiveStore`. */
export const liveStoreContract = (name: string, open: () => Promise<LiveStore>): void => {
  describe(`live statuses ${name}`, () => {
    const found = { state: 'on', reason: null, checkedAt: '2026-03-01T08:00:00.000Z' } as const;

    it('are unknown until something was found', async () => {
      expect(await (await open()).get(['a'])).toEqual(new Map());
    });

    it('tell the last alignment, the drift, the misses and the percentiles of the newest 500 latencies', async () => {
      const store = await open();
      await store.put('a', { ...found, state: 'degraded', reason: 'why' });
      await store.put('a', found);
      await store.setDrift('a', 3);
      const latencies = Array.from({ length: 600 }, (_, index) => index + 1);
      await store.add('a', { latencies: latencies.slice(0, 300), misses: 1 });
      await store.add('a', { latencies: latencies.slice(300), misses: 2 });
      const expected = {
        ...found,
        drift: 3,
        lagMisses: 3,
        latency: { p50: 350, p95: 575, p99: 595 },
      };
      expect(await store.get(['a', 'b'])).toEqual(new Map([['a', expected]]));
    });

    it('are forgotten with the task', async () => {
      const store = await open();
      await store.put('a', found);
      await store.remove('a');
      expect(await store.get(['a'])).toEqual(new Map());
    });
  });
};

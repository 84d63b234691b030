import { beforeEach, describe, expect, it } from 'vitest';
import type { OpenStores, Stores } from './stores.ts';

const moment = (seconds: number) => new Date(Date.UTC(2026, 2, 1, 8, 0, seconds));
const ttl = 10_000;

/** What all leases promise. */
export const leaseSuite = (open: OpenStores): void => {
  describe('leases', () => {
    let leases: Stores['leases'];
    beforeEach(async () => {
      ({ leases } = await open());
    });
    const acquire = async (holder: string, seconds: number) => {
      const lease = await leases.acquire('task-1', holder, moment(seconds), ttl);
      if (lease === null) throw new Error(`${holder} got no lease`);
      return lease;
    };

    it('gives a task to one of many who ask at the same time', async () => {
      const asked = Array.from({ length: 20 }, (_, index) =>
        leases.acquire('task-1', `holder-${index}`, moment(0), ttl),
      );
      expect((await Promise.all(asked)).filter((lease) => lease !== null)).toHaveLength(1);
      expect(await leases.acquire('task-2', 'another', moment(0), ttl)).not.toBeNull();
    });

    it('refuses another holder until it expired; then the token has grown and the late one has lost', async () => {
      const first = await acquire('first', 0);
      expect(await leases.acquire('task-1', 'second', moment(9), ttl)).toBeNull();
      const second = await acquire('second', 10);
      expect(second.token).toBeGreaterThan(first.token);
      expect(await leases.renew(first, moment(11), ttl)).toBe(false);
      await leases.release(first);
      expect(await leases.acquire('task-1', 'third', moment(12), ttl)).toBeNull();
    });

    it('stays with the holder who renews it', async () => {
      const lease = await acquire('first', 0);
      expect(await leases.renew(lease, moment(9), ttl)).toBe(true);
      expect(await leases.acquire('task-1', 'second', moment(18), ttl)).toBeNull();
    });

    it('is free at once when it is given back, and the token goes on growing', async () => {
      const first = await acquire('first', 0);
      await leases.release(first);
      await leases.release(first);
      expect(await leases.renew(first, moment(1), ttl)).toBe(false);
      expect((await acquire('second', 1)).token).toBeGreaterThan(first.token);
    });

    it('is given again to its own holder, who then has lost the one before', async () => {
      const before = await acquire('first', 0);
      const again = await acquire('first', 1);
      expect(again.token).toBeGreaterThan(before.token);
      expect(await leases.renew(before, moment(2), ttl)).toBe(false);
      expect(await leases.renew(again, moment(2), ttl)).toBe(true);
    });
  });
};

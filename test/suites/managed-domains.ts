import { beforeEach, describe, expect, it } from 'vitest';
import { contoso, fabrikam } from './builders.ts';
import type { OpenStores, Stores } from './stores.ts';

/** What every store of managed domains promises. */
export const managedDomainSuite = (open: OpenStores): void => {
  describe('managed domains', () => {
    let managed: Stores['managedDomains'];
    beforeEach(async () => {
      ({ managedDomains: managed } = await open());
    });
    const domain = (name: string, lftGlobalQuota: number | null = null) => ({
      name,
      lftGlobalQuota,
    });

    it('become exactly what was put, per tenant, in alphabetical order', async () => {
      await managed.put(contoso, [domain('b.com', 10), domain('A.com')]);
      await managed.put(fabrikam, [domain('c.com')]);
      expect(await managed.list(contoso)).toEqual([domain('a.com'), domain('b.com', 10)]);
      await managed.put(contoso, [domain('b.com', 20)]);
      expect(await managed.list(contoso)).toEqual([domain('b.com', 20)]);
      await managed.put(contoso, []);
      expect(await managed.list(contoso)).toEqual([]);
      expect(await managed.list(fabrikam)).toEqual([domain('c.com')]);
    });

    it('have one owner: a second claim names them and changes nothing', async () => {
      await managed.put(contoso, [domain('a.com')]);
      await managed.put(fabrikam, [domain('f.com')]);
      await expect(managed.put(fabrikam, [domain('a.com'), domain('g.com')])).rejects.toMatchObject(
        {
          code: 'domain-taken',
          message: expect.stringContaining('a.com'),
        },
      );
      expect(await managed.list(fabrikam)).toEqual([domain('f.com')]);
    });

    it('go to one of two who claim them at the same time', async () => {
      const claims = [contoso, fabrikam].map((tenant) => managed.put(tenant, [domain('a.com')]));
      const outcomes = await Promise.allSettled(claims);
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      const owners = await Promise.all([managed.list(contoso), managed.list(fabrikam)]);
      expect(owners.flat()).toEqual([domain('a.com')]);
    });
  });
};

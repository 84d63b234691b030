import { beforeEach, describe, expect, it } from 'vitest';
import type { Subscription } from '../../server/ports/subscriptions.ts';
import { at } from './builders.ts';
import type { OpenStores, Stores } from './stores.ts';

const aSubscription = (
  subscriptionId: string,
  fields: Partial<Subscription> = {},
): Subscription => ({
  subscriptionId,
  resource: '/users',
  expiresAt: at,
  notificationUrl: 'https://example.com/graph/notifications',
  accessKey: 'tenant client',
  m365TenantId: 'tenant',
  clientStateDigest: 'digest',
  taskIds: ['task-1'],
  reauthorizeBy: null,
  ...fields,
});

/** What every store of subscriptions promises. */
export const subscriptionSuite = (open: OpenStores): void => {
  describe('subscriptions', () => {
    let subscriptions: Stores['subscriptions'];
    beforeEach(async () => {
      ({ subscriptions } = await open());
    });

    it('are found by their access', async () => {
      const credential = { sealedSecret: 'sealed', taskId: 'task-1' };
      const own = [aSubscription('s1'), aSubscription('s2', { resource: '/groups/g', credential })];
      const other = aSubscription('s0', { accessKey: 'tenant other' });
      for (const each of [...own, other]) await subscriptions.put(each);
      expect(await subscriptions.forAccess('tenant client')).toEqual(own);
      expect(await subscriptions.forAccess('nobody')).toEqual([]);
      expect((await subscriptions.accessKeys()).toSorted()).toEqual([
        'tenant client',
        'tenant other',
      ]);
    });

    it('are found by their ids; an id that is not ours is absent', async () => {
      await subscriptions.put(aSubscription('s1'));
      expect(await subscriptions.find(['foreign', 's1', 's1'])).toEqual([aSubscription('s1')]);
      expect(await subscriptions.find([])).toEqual([]);
    });

    it('are replaced as a whole', async () => {
      await subscriptions.put(aSubscription('s1', { reauthorizeBy: at }));
      const renewed = aSubscription('s1', { taskIds: ['task-1', 'task-2'], expiresAt: 'later' });
      await subscriptions.put(renewed);
      expect(await subscriptions.forAccess('tenant client')).toEqual([renewed]);
    });

    it('are removed, and one that is not there is no error', async () => {
      await subscriptions.put(aSubscription('s1'));
      await subscriptions.remove('s1');
      await subscriptions.remove('s1');
      expect(await subscriptions.accessKeys()).toEqual([]);
    });
  });
};

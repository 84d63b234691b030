import { describe, expect, it } from 'vitest';
import { guid } from '../fakes/directory-model.ts';
import { type LiveDirectory, type OpenLive, openingLive } from './directory-live.ts';

const day = 86_400_000;

/** What every `ChangeSubscriptions` promises. */
export const subscriptionsContract = (name: string, openLive: OpenLive): void => {
  describe(`${name} keeps subscriptions`, () => {
    const open = openingLive(openLive);
    const inDays = (live: LiveDirectory, days: number): string =>
      new Date(live.now().getTime() + days * day).toISOString();
    const wantedOf = (live: LiveDirectory, resource = '/users') => ({
      resource,
      changeType: 'updated,deleted',
      notificationUrl: live.notificationUrl,
      lifecycleUrl: live.notificationUrl,
      clientState: 'a-secret',
      expiresAt: inDays(live, 3),
    });
    const opened = async () => {
      const live = await open({});
      return { live, subscriptions: live.directory.subscriptions };
    };

    it('creates one and lists it', async () => {
      const { live, subscriptions } = await opened();
      expect(await subscriptions.list()).toEqual([]);
      const wanted = wantedOf(live, `/groups/${guid(7)}`);
      const created = await subscriptions.create(wanted);
      expect(created).toMatchObject({
        resource: wanted.resource,
        notificationUrl: wanted.notificationUrl,
        expiresAt: wanted.expiresAt,
      });
      expect(await subscriptions.list()).toEqual([created]);
    });

    it('renews one, and answers what was granted', async () => {
      const { live, subscriptions } = await opened();
      const created = await subscriptions.create(wantedOf(live));
      const expiresAt = inDays(live, 10);
      const renewed = await subscriptions.renew(created.subscriptionId, expiresAt);
      expect(renewed).toEqual({ ...created, expiresAt });
      expect(await subscriptions.list()).toEqual([renewed]);
    });

    it('reauthorises one', async () => {
      const { live, subscriptions } = await opened();
      const { subscriptionId } = await subscriptions.create(wantedOf(live));
      expect(await subscriptions.reauthorize(subscriptionId)).toBe(true);
    });

    it('removes one, and one that is not there', async () => {
      const { live, subscriptions } = await opened();
      const { subscriptionId } = await subscriptions.create(wantedOf(live));
      await subscriptions.remove(subscriptionId);
      await subscriptions.remove(subscriptionId);
      expect(await subscriptions.list()).toEqual([]);
    });

    it('one that was lost can be neither renewed nor reauthorised', async () => {
      const { live, subscriptions } = await opened();
      const { subscriptionId } = await subscriptions.create(wantedOf(live));
      live.loseSubscription(subscriptionId);
      expect(await subscriptions.renew(subscriptionId, inDays(live, 5))).toBeNull();
      expect(await subscriptions.reauthorize(subscriptionId)).toBe(false);
    });

    it('a second one for the same is refused, and the first is named', async () => {
      const { live, subscriptions } = await opened();
      const { subscriptionId } = await subscriptions.create(wantedOf(live));
      await expect(subscriptions.create(wantedOf(live, 'users'))).rejects.toMatchObject({
        code: 'subscription-exists',
        details: { facts: { subscriptionId } },
      });
    });

    it('an address that fails the handshake is refused, and nothing is kept', async () => {
      const { live, subscriptions } = await opened();
      live.answerHandshakes('wrong');
      await expect(subscriptions.create(wantedOf(live))).rejects.toMatchObject({
        code: 'endpoint-unreachable',
      });
      expect(await subscriptions.list()).toEqual([]);
      live.answerHandshakes('right');
      await subscriptions.create(wantedOf(live));
    });

    it('more than 100 are refused', async () => {
      const { live, subscriptions } = await opened();
      const resources = Array.from({ length: 100 }, (_, index) => `/groups/${guid(index)}`);
      for (const resource of resources) await subscriptions.create(wantedOf(live, resource));
      await expect(subscriptions.create(wantedOf(live))).rejects.toMatchObject({
        code: 'subscription-quota',
      });
      expect(await subscriptions.list()).toHaveLength(100);
    });
  });
};

import type { SubscriptionStore } from '../ports/subscriptions.ts';
import type { Notification } from './accept-notifications.ts';

/** Notes on the subscription that its authorisation is to be refreshed, for the next alignment. */
export const noteReauthorisation = async (
  subscriptions: Pick<SubscriptionStore, 'find' | 'put'>,
  genuine: readonly { readonly notification: Notification }[],
  receivedAt: string,
): Promise<void> => {
  const asked = new Map(
    genuine
      .filter(({ notification }) => notification.lifecycleEvent === 'reauthorizationRequired')
      .map(({ notification: { subscriptionId, expiresAt } }) => [subscriptionId, expiresAt]),
  );
  if (asked.size === 0) return;
  for (const subscription of await subscriptions.find([...asked.keys()])) {
    if (subscription.reauthorizeBy !== null) continue;
    const reauthorizeBy = asked.get(subscription.subscriptionId) ?? receivedAt;
    await subscriptions.put({ ...subscription, reauthorizeBy });
  }
};

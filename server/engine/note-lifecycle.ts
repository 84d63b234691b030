import type { Subscription, SubscriptionStore } from '../ports/subscriptions.ts';
import type { Notification } from './accept-notifications.ts';

/** What the next alignment has to see to: to refresh an authorisation, or that Graph says that there is nothing any more. */
const toBeSeenTo = new Set(['reauthorizationRequired', 'subscriptionRemoved']);

/**
 * Notes on the subscriptions what Graph said about them, for the next alignment: it then asks Graph, whatever it knows. Answers
 * the accesses that are to be aligned soon. https://learn.microsoft.com/graph/change-notifications-lifecycle-events
 */
export const noteLifecycle = async (
  subscriptions: Pick<SubscriptionStore, 'find' | 'put'>,
  genuine: readonly {
    readonly notification: Notification;
    readonly subscription: Pick<Subscription, 'accessKey'>;
  }[],
  receivedAt: string,
): Promise<readonly string[]> => {
  const told = genuine.filter(({ notification }) => notification.lifecycleEvent !== null);
  if (told.length === 0) return [];
  const asked = new Map(
    told
      .filter(({ notification }) => toBeSeenTo.has(notification.lifecycleEvent ?? ''))
      .map(({ notification: { subscriptionId, expiresAt } }) => [subscriptionId, expiresAt]),
  );
  const found = asked.size === 0 ? [] : await subscriptions.find([...asked.keys()]);
  for (const subscription of found) {
    if (subscription.reauthorizeBy !== null) continue;
    const reauthorizeBy = asked.get(subscription.subscriptionId) ?? receivedAt;
    await subscriptions.put({ ...subscription, reauthorizeBy });
  }
  return [...new Set(told.map(({ subscription }) => subscription.accessKey))];
};

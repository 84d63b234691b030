import type { Clock } from '../ports/clock.ts';
import type { Subscription, SubscriptionStore } from '../ports/subscriptions.ts';

/** Where a subscription may be found: under its id, or, while it is being created, under its pending one. */
export interface SubscriptionIds {
  readonly subscriptionId: string;
  readonly pending: string;
}

/** Finds subscriptions of ours, by whichever id they have. */
export type FindSubscriptions = (
  wanted: readonly SubscriptionIds[],
) => Promise<ReadonlyMap<string, Subscription>>;

/**
 * Asks the store once for those that were not found within the last `keepMs`. Only what is ours is kept, so that foreign
 * ids fill no memory, and one that is being created is found as soon as it is stored.
 */
export const createFindSubscriptions = (
  deps: { readonly subscriptions: Pick<SubscriptionStore, 'find'>; readonly clock: Clock },
  keepMs: number,
): FindSubscriptions => {
  const kept = new Map<string, { readonly subscription: Subscription; readonly until: number }>();
  let tidyAt = 0;

  const tidy = (now: number): void => {
    if (now < tidyAt) return;
    for (const [id, { until }] of kept) if (until <= now) kept.delete(id);
    tidyAt = now + keepMs;
  };

  return async (wanted) => {
    const now = deps.clock.now().getTime();
    tidy(now);
    const found = new Map<string, Subscription>();
    const unknown = new Set<string>();
    for (const { subscriptionId, pending } of wanted) {
      const known = [subscriptionId, pending].flatMap((id) => kept.get(id) ?? []);
      const [fresh] = known.filter(({ until }) => until > now);
      if (fresh) found.set(fresh.subscription.subscriptionId, fresh.subscription);
      else unknown.add(subscriptionId).add(pending);
    }
    if (unknown.size > 0) {
      for (const subscription of await deps.subscriptions.find([...unknown])) {
        found.set(subscription.subscriptionId, subscription);
        kept.set(subscription.subscriptionId, { subscription, until: now + keepMs });
      }
    }
    return found;
  };
};

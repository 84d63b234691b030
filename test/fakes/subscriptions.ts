import type { SubscriptionStore } from '../../server/ports/subscriptions.ts';
import { createFakeMemory, type FakeMemory } from './memory.ts';

/** Our subscriptions in memory. */
export const createFakeSubscriptionStore = (
  { subscriptions }: FakeMemory = createFakeMemory(),
): SubscriptionStore => ({
  forAccess: async (accessKey) =>
    [...subscriptions.values()]
      .filter((subscription) => subscription.accessKey === accessKey)
      .sort((a, b) => (a.subscriptionId < b.subscriptionId ? -1 : 1)),
  find: async (subscriptionIds) =>
    [...new Set(subscriptionIds)].flatMap((id) => subscriptions.get(id) ?? []),
  put: async (subscription) =>
    void subscriptions.set(subscription.subscriptionId, structuredClone(subscription)),
  remove: async (subscriptionId) => void subscriptions.delete(subscriptionId),
  accessKeys: async () => [
    ...new Set([...subscriptions.values()].map(({ accessKey }) => accessKey)),
  ],
});

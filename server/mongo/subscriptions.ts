import type { Subscription, SubscriptionStore } from '../ports/subscriptions.ts';
import type { Database } from './database.ts';
import type { SubscriptionDocument } from './documents.ts';
import { inDatabase } from './in-database.ts';
import { text, texts } from './text.ts';

const toSubscription = ({ _id, ...fields }: SubscriptionDocument): Subscription => ({
  subscriptionId: _id,
  ...fields,
});

/** Our subscriptions in MongoDB. */
export const createSubscriptionStore = ({
  collections: { subscriptions },
}: Database): SubscriptionStore => ({
  forAccess: (accessKey) =>
    inDatabase(async () => {
      const found = subscriptions.find({ accessKey: text(accessKey) }).sort({ _id: 1 });
      return (await found.toArray()).map(toSubscription);
    }),
  find: (subscriptionIds) =>
    inDatabase(async () => {
      const found = subscriptions.find({ _id: { $in: texts(subscriptionIds) } });
      return (await found.toArray()).map(toSubscription);
    }),
  put: ({ subscriptionId, ...fields }) =>
    inDatabase(async () => {
      await subscriptions.replaceOne({ _id: text(subscriptionId) }, fields, { upsert: true });
    }),
  remove: (subscriptionId) =>
    inDatabase(async () => {
      await subscriptions.deleteOne({ _id: text(subscriptionId) });
    }),
  accessKeys: () => inDatabase(() => subscriptions.distinct('accessKey')),
});

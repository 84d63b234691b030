import { AppError } from '../../server/domain/errors.ts';
import type { Clock } from '../../server/ports/clock.ts';
import type { ReadOptions } from '../../server/ports/directory.ts';
import type { ChangeSubscriptions, GraphSubscription } from '../../server/ports/subscriptions.ts';
import {
  type DirectoryModel,
  type DirectoryRead,
  guid,
  type ModelSubscription,
} from './directory-model.ts';

const bare = (resource: string): string => resource.replace(/^\//, '').toLowerCase();

const told = (one: ModelSubscription): GraphSubscription => ({
  subscriptionId: one.subscriptionId,
  resource: one.resource,
  expiresAt: one.expiresAt,
  notificationUrl: one.notificationUrl,
});

/** The subscriptions of a model; one that has expired is gone. */
export const createFakeSubscriptions = (
  model: DirectoryModel,
  clock: Clock,
  begin: (read: DirectoryRead, options: ReadOptions | undefined) => Promise<void>,
): ChangeSubscriptions => {
  let created = 0;
  const granted = (expiresAt: string): string => model.grants?.(expiresAt) ?? expiresAt;

  const living = (): ModelSubscription[] => {
    const now = clock.now().getTime();
    model.subscriptions = (model.subscriptions ?? []).filter(
      ({ expiresAt }) => Date.parse(expiresAt) > now,
    );
    return model.subscriptions;
  };
  const find = (id: string): ModelSubscription | undefined =>
    living().find(({ subscriptionId }) => subscriptionId === id.toLowerCase());
  const replace = (by: ModelSubscription): void => {
    model.subscriptions = living().map((one) =>
      one.subscriptionId === by.subscriptionId ? by : one,
    );
  };

  return {
    async create(wanted, options) {
      await begin('createSubscription', options);
      const all = living();
      const twin = all.find(
        ({ resource, changeType }) =>
          bare(resource) === bare(wanted.resource) && changeType === wanted.changeType,
      );
      if (twin) {
        const facts = { subscriptionId: twin.subscriptionId };
        throw new AppError('subscription-exists', 'There is one already.', { facts });
      }
      if (all.length >= (model.subscriptionQuota ?? 100)) {
        throw new AppError('subscription-quota', 'There are too many.');
      }
      const answers = model.answersHandshake ?? (() => true);
      if (!answers(wanted.notificationUrl) || !answers(wanted.lifecycleUrl)) {
        throw new AppError('endpoint-unreachable', 'The handshake failed; check PUBLIC_URL.');
      }
      created += 1;
      const subscription: ModelSubscription = {
        ...wanted,
        subscriptionId: guid(0x50_000 + created),
        expiresAt: granted(wanted.expiresAt),
        reauthorizations: 0,
      };
      model.subscriptions = [...all, subscription];
      return told(subscription);
    },
    async renew(subscriptionId, expiresAt, options) {
      await begin('renewSubscription', options);
      const found = find(subscriptionId);
      if (!found) return null;
      const renewed = { ...found, expiresAt: granted(expiresAt) };
      replace(renewed);
      return told(renewed);
    },
    async reauthorize(subscriptionId, options) {
      await begin('reauthorizeSubscription', options);
      const found = find(subscriptionId);
      if (found) replace({ ...found, reauthorizations: found.reauthorizations + 1 });
      return found !== undefined;
    },
    async remove(subscriptionId, options) {
      await begin('removeSubscription', options);
      const found = find(subscriptionId);
      model.subscriptions = living().filter((one) => one !== found);
    },
    async list(options) {
      await begin('listSubscriptions', options);
      return living().map(told);
    },
  };
};

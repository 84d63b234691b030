import { AppError } from '../domain/errors.ts';
import type { ReadOptions } from '../ports/read-options.ts';
import type { ChangeSubscriptions, GraphSubscription } from '../ports/subscriptions.ts';
import { withCancellation } from './cancellation.ts';
import type { Call } from './client.ts';
import { isMissing } from './errors.ts';
import type { Reader } from './reader.ts';
import { backoffMs, pause } from './retry.ts';
import { subscriptionRefusal } from './subscription-refusal.ts';
import {
  type SubscriptionAnswer,
  subscriptionOf,
  subscriptionSchema,
} from './subscription-schema.ts';

type Wanted = Parameters<ChangeSubscriptions['create']>[0];

/** Subscribing to users needs the permission to read users, and so for groups. */
const permissionFor = (resource: string): string =>
  /^\/?users\b/i.test(resource) ? 'User.Read.All' : 'Group.Read.All';

const bodyOf = (wanted: Wanted) => ({
  changeType: wanted.changeType,
  notificationUrl: wanted.notificationUrl,
  lifecycleNotificationUrl: wanted.lifecycleUrl,
  resource: wanted.resource,
  expirationDateTime: wanted.expiresAt,
  clientState: wanted.clientState,
});

/** Whether Graph may have created it although no answer told so. */
const isAmbiguous = (error: AppError): boolean =>
  error.code === 'directory-unreachable' ||
  error.code === 'directory-answer-invalid' ||
  (error.code === 'directory-failed' && (error.details.upstream?.status ?? 0) >= 500);

/** Only the one just asked for has all of this; without clientState in the answer, its expiry tells it from an older one. */
const isWanted = (found: SubscriptionAnswer, wanted: Wanted): boolean =>
  found.notificationUrl === wanted.notificationUrl &&
  (found.clientState
    ? found.clientState === wanted.clientState
    : Date.parse(found.expirationDateTime) === Date.parse(wanted.expiresAt));

/**
 * Creates a subscription; Graph calls both addresses while this waits. A request whose outcome is unknown is sent again,
 * and if Graph then says that it exists already, it is looked at and taken for ours if it is.
 * https://learn.microsoft.com/graph/api/subscription-post-subscriptions
 */
export const createSubscription = (
  { client, limits, random }: Reader,
  wanted: Wanted,
  options: ReadOptions | undefined,
): Promise<GraphSubscription> =>
  withCancellation(options?.signal, async (signal) => {
    const permission = permissionFor(wanted.resource);
    const doing = `subscribing to changes of ${wanted.resource}`;
    const call: Call = { purpose: { doing, permission }, signal };

    const post = (): Promise<SubscriptionAnswer> =>
      client.change(
        { method: 'POST', path: '/subscriptions', body: bodyOf(wanted), sent: 'once' },
        subscriptionSchema,
        { ...call, readRefusal: subscriptionRefusal(wanted) },
      );

    const ours = async (error: AppError): Promise<SubscriptionAnswer | null> => {
      const id = error.details.facts?.subscriptionId;
      if (typeof id !== 'string') return null;
      try {
        const found = await client.get(`/subscriptions/${id}`, subscriptionSchema, call);
        return isWanted(found, wanted) ? found : null;
      } catch (failure) {
        if (isMissing(failure)) return null;
        throw failure;
      }
    };

    const waitBefore = (error: AppError, retry: number): number | null => {
      if (retry > limits.retries) return null;
      if (isAmbiguous(error)) return backoffMs(retry, limits, random);
      if (error.code !== 'directory-throttled') return null;
      const asked = (error.details.retryAfterSeconds ?? 0) * 1_000;
      if (asked > limits.maxRetryAfterMs) return null;
      return asked > 0 ? asked : backoffMs(retry, limits, random);
    };

    let mayExist = false;
    for (let retry = 1; ; retry += 1) {
      try {
        return subscriptionOf(await post());
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        const found = mayExist && error.code === 'subscription-exists' ? await ours(error) : null;
        if (found) return subscriptionOf(found);
        const waitMs = waitBefore(error, retry);
        if (waitMs === null) throw error;
        mayExist ||= isAmbiguous(error);
        await pause(waitMs, signal);
      }
    }
  });

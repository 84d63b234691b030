import { AppError } from '../domain/errors.ts';
import { type GraphFailure, type ReadRefusal, upstreamOf } from './errors.ts';

const guid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

const exists = (failure: GraphFailure, resource: string): AppError => {
  const subscriptionId = guid.exec(failure.message ?? '')?.[0]?.toLowerCase();
  return new AppError(
    'subscription-exists',
    `Microsoft Graph already has a subscription of this app for the same changes of ${resource}${subscriptionId ? `: ${subscriptionId}` : ''}. Keep that one, or remove it before another is created.`,
    { upstream: upstreamOf(failure), ...(subscriptionId ? { facts: { subscriptionId } } : {}) },
  );
};

const quota = (failure: GraphFailure): AppError =>
  new AppError(
    'subscription-quota',
    'Microsoft Graph keeps no further subscription: at most 100 of one app in one tenant, 1,000 of all apps in a tenant, 50,000 of one app over all tenants. Remove those that are not used, or subscribe to all groups at once.',
    { upstream: upstreamOf(failure) },
  );

/** What went wrong with the handshake, in our words. */
const handshakeProblem = (message: string): string => {
  if (/timed out/i.test(message)) return 'it did not answer within 10 s';
  if (/exactly match/i.test(message)) return 'it did not answer with exactly the token it was sent';
  return 'it could not be reached or did not answer 200';
};

const unreachable = (failure: GraphFailure, notificationUrl: string): AppError => {
  const { host } = new URL(notificationUrl);
  return new AppError(
    'endpoint-unreachable',
    `Microsoft Graph tried ${host}, where this server is to be told of changes, and ${handshakeProblem(failure.message ?? '')}. Check PUBLIC_URL: its name must resolve in the internet, port 443 must be let through by firewall and reverse proxy with POST and query string, and its certificate must come from a public authority (TLS 1.2 or newer). Until then changes are asked for in intervals.`,
    { upstream: upstreamOf(failure) },
  );
};

/**
 * What Graph's refusals to create a subscription mean: 409 `subscription-exists`, 403 that names a limit
 * `subscription-quota`, 400 about the handshake `endpoint-unreachable`.
 * https://learn.microsoft.com/graph/change-notifications-delivery-webhooks
 */
export const subscriptionRefusal =
  (wanted: { readonly resource: string; readonly notificationUrl: string }): ReadRefusal =>
  (failure) => {
    const { status, code, message = '' } = failure;
    if (status === 409) return exists(failure, wanted.resource);
    if (status === 403 && /maximum number|limit|quota/i.test(message)) return quota(failure);
    if (
      status === 400 &&
      (code === 'ValidationError' ||
        /subscription validation request|notification ?(endpoint|url)/i.test(message))
    ) {
      return unreachable(failure, wanted.notificationUrl);
    }
    return null;
  };

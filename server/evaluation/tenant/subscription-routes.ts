import { type Answer, emptyAnswer, jsonAnswer, refuse } from './answer.ts';
import { validateEndpoint } from './handshake.ts';
import { bodyFields, type GraphContext, type GraphRequest, param } from './request.ts';
import { readExpiration, readSubscription, readUrl } from './subscription-fields.ts';
import type { Subscription, SubscriptionFields } from './subscriptions.ts';

function viewSubscription(subscription: Subscription): Record<string, unknown> {
  return {
    id: subscription.id,
    resource: subscription.resource,
    applicationId: subscription.applicationId,
    changeType: subscription.changeType,
    clientState: subscription.clientState,
    notificationUrl: subscription.notificationUrl,
    notificationQueryOptions: null,
    lifecycleNotificationUrl: subscription.lifecycleNotificationUrl,
    expirationDateTime: subscription.expirationDateTime,
    creatorId: subscription.applicationId,
    includeResourceData: null,
    latestSupportedTlsVersion: subscription.latestSupportedTlsVersion,
    encryptionCertificate: null,
    encryptionCertificateId: null,
    notificationUrlAppId: null,
  };
}

function answerOne(status: number, subscription: Subscription, context: GraphContext): Answer {
  return jsonAnswer(status, {
    '@odata.context': `${context.graphUrl}/v1.0/$metadata#subscriptions/$entity`,
    ...viewSubscription(subscription),
  });
}

function refuseGone(id: string): never {
  refuse(404, 'ResourceNotFound', `The object was not found. Subscription '${id}'.`);
}

/** The app's own subscription the path names. */
function requireSubscription(request: GraphRequest, context: GraphContext): Subscription {
  const id = param(request, 'subscription-id');
  const subscription = context.subscriptions.get(id);
  if (subscription?.applicationId !== context.clientId) return refuseGone(id);
  return subscription;
}

function refuseDuplicate(fields: SubscriptionFields, own: readonly Subscription[]): void {
  const bare = (resource: string): string => resource.replace(/^\//, '').toLowerCase();
  const twin = own.find(
    (one) => bare(one.resource) === bare(fields.resource) && one.changeType === fields.changeType,
  );
  if (twin === undefined) return;
  refuse(
    409,
    'ObjectIdentifierInUse',
    `Subscription Id ${twin.id} already exists for the requested combination`,
  );
}

/** POST /subscriptions: https://learn.microsoft.com/graph/api/subscription-post-subscriptions. */
export async function createSubscription(
  request: GraphRequest,
  context: GraphContext,
): Promise<Answer> {
  const fields = readSubscription(request, context);
  const own = context.subscriptions.list(context.clientId);
  refuseDuplicate(fields, own);
  if (own.length >= context.options.subscriptionQuota) {
    refuse(
      403,
      'ExtensionError',
      'Operation: Create; Exception: [Status Code: Forbidden; Reason: Maximum number of subscriptions has been reached]',
    );
  }
  const { handshakeTimeout } = context.options;
  await validateEndpoint(fields.notificationUrl, handshakeTimeout);
  if (fields.lifecycleNotificationUrl !== null) {
    await validateEndpoint(fields.lifecycleNotificationUrl, handshakeTimeout);
  }
  refuseDuplicate(fields, context.subscriptions.list(context.clientId));
  return answerOne(201, context.subscriptions.add(fields), context);
}

/** GET /subscriptions: the app's own. */
export function listSubscriptions(_request: GraphRequest, context: GraphContext): Answer {
  return jsonAnswer(200, {
    '@odata.context': `${context.graphUrl}/v1.0/$metadata#subscriptions`,
    value: context.subscriptions.list(context.clientId).map(viewSubscription),
  });
}

/** GET /subscriptions/{id}. */
export function getSubscription(request: GraphRequest, context: GraphContext): Answer {
  return answerOne(200, requireSubscription(request, context), context);
}

/** PATCH /subscriptions/{id}: renews, and reauthorises with it. */
export async function updateSubscription(
  request: GraphRequest,
  context: GraphContext,
): Promise<Answer> {
  const { id } = requireSubscription(request, context);
  const { expirationDateTime, notificationUrl } = bodyFields(request.body);
  if (expirationDateTime === undefined && notificationUrl === undefined) {
    refuse(
      400,
      'InvalidRequest',
      "Subscription must contain either the 'expirationDateTime' or 'notificationUrl' property and its value.",
    );
  }
  const url = notificationUrl === undefined ? null : readUrl(notificationUrl, 'notificationUrl');
  if (url !== null) await validateEndpoint(url, context.options.handshakeTimeout);
  const updated = context.subscriptions.update(id, {
    ...(url === null ? {} : { notificationUrl: url }),
    ...(expirationDateTime === undefined
      ? {}
      : { expirationDateTime: readExpiration(expirationDateTime, context.now()) }),
  });
  return updated === undefined ? refuseGone(id) : answerOne(200, updated, context);
}

/** DELETE /subscriptions/{id}. */
export function deleteSubscription(request: GraphRequest, context: GraphContext): Answer {
  context.subscriptions.remove(requireSubscription(request, context).id);
  return emptyAnswer(204);
}

/** POST /subscriptions/{id}/reauthorize. */
export function reauthorizeSubscription(request: GraphRequest, context: GraphContext): Answer {
  context.subscriptions.reauthorize(requireSubscription(request, context).id);
  return emptyAnswer(204);
}

import { refuse } from './answer.ts';
import { isGranted } from './permissions.ts';
import { bodyFields, type GraphContext, type GraphRequest } from './request.ts';
import type { SubscriptionFields } from './subscriptions.ts';

/** 29 days: the longest life of a subscription to users or groups. */
const maxMinutes = 41_760;
const maxClientState = 128;
const resourcePattern = /^\/?(users|groups)(\/[0-9a-fA-F-]{36})?(\/(members|owners))?$/;

function invalid(message: string): never {
  refuse(400, 'InvalidRequest', message);
}

function text(fields: Readonly<Record<string, unknown>>, name: string): string {
  const value = fields[name];
  if (typeof value === 'string' && value !== '') return value;
  return invalid(`Subscription must contain the '${name}' property and its value.`);
}

/** An https address; plain http on the loopback interface is accepted too, since nothing else reaches this tenant. */
export function readUrl(value: unknown, name: string): string {
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : null;
  const isLoopback = url !== null && /^(127\.|localhost$|\[::1\]$)/.test(url.hostname);
  if (typeof value === 'string' && (url?.protocol === 'https:' || isLoopback)) return value;
  return invalid(`The '${name}' must be an https address.`);
}

/** A moment in the future, at most 29 days away. */
export function readExpiration(value: unknown, now: number): string {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time)) return invalid("The 'expirationDateTime' is not a valid date and time.");
  if (time <= now) return invalid('Subscription expiration must be in the future.');
  if (time - now > maxMinutes * 60_000) {
    refuse(
      400,
      'ExtensionError',
      `Operation: Create; Exception: [Status Code: BadRequest; Reason: Subscription expiration can only be ${maxMinutes} minutes in the future.]`,
    );
  }
  return new Date(time).toISOString();
}

function readChangeType(fields: Readonly<Record<string, unknown>>): string {
  const changeType = text(fields, 'changeType').replaceAll(' ', '');
  if (/^(created|updated|deleted)(,(created|updated|deleted))*$/.test(changeType)) {
    return changeType;
  }
  return invalid(`Invalid 'changeType' attribute: '${changeType}'.`);
}

function readResource(fields: Readonly<Record<string, unknown>>, context: GraphContext): string {
  const resource = text(fields, 'resource');
  if (!resourcePattern.test(resource)) {
    return invalid(`Resource '${resource}' is not supported for subscriptions.`);
  }
  const isUsers = resource.replace(/^\//, '').startsWith('users');
  if (!isGranted(isUsers ? 'users' : 'groupSubscriptions', context.roles)) {
    refuse(
      403,
      'ExtensionError',
      'Operation: Create; Exception: [Status Code: Forbidden; Reason: Insufficient privileges to complete the operation.]',
    );
  }
  return resource;
}

/** The body of POST /subscriptions; refuses what Graph refuses. */
export function readSubscription(request: GraphRequest, context: GraphContext): SubscriptionFields {
  const fields = bodyFields(request.body);
  const changeType = readChangeType(fields);
  const resource = readResource(fields, context);
  const { clientState, lifecycleNotificationUrl, latestSupportedTlsVersion } = fields;
  if (fields.includeResourceData === true) {
    return invalid('includeResourceData is not supported for this resource.');
  }
  if (typeof clientState === 'string' && clientState.length > maxClientState) {
    return invalid(`The 'clientState' must have at most ${maxClientState} characters.`);
  }
  return {
    applicationId: context.clientId,
    resource,
    changeType,
    notificationUrl: readUrl(fields.notificationUrl, 'notificationUrl'),
    lifecycleNotificationUrl:
      typeof lifecycleNotificationUrl === 'string'
        ? readUrl(lifecycleNotificationUrl, 'lifecycleNotificationUrl')
        : null,
    clientState: typeof clientState === 'string' ? clientState : null,
    expirationDateTime: readExpiration(fields.expirationDateTime, context.now()),
    latestSupportedTlsVersion:
      typeof latestSupportedTlsVersion === 'string' ? latestSupportedTlsVersion : 'v1_2',
  };
}

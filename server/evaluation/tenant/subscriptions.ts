import { randomUUID } from 'node:crypto';
import type { Change } from './change-log.ts';
import type { Notifier } from './notifier.ts';
import type { TenantOptions } from './options.ts';

/** A subscription as Graph keeps it: https://learn.microsoft.com/graph/api/resources/subscription. */
export interface Subscription {
  readonly id: string;
  readonly applicationId: string;
  readonly resource: string;
  readonly changeType: string;
  readonly notificationUrl: string;
  readonly lifecycleNotificationUrl: string | null;
  readonly clientState: string | null;
  readonly expirationDateTime: string;
  readonly latestSupportedTlsVersion: string;
  /** True while its authorisation has lapsed: nothing is delivered until it is reauthorised. */
  readonly paused: boolean;
}

export type SubscriptionFields = Omit<Subscription, 'id' | 'paused'>;
export type LifecycleEvent = 'reauthorizationRequired' | 'subscriptionRemoved' | 'missed';

/** The subscriptions of one tenant, over all its apps. */
export interface Subscriptions {
  readonly add: (fields: SubscriptionFields) => Subscription;
  /** An expired subscription is gone. */
  readonly get: (id: string) => Subscription | undefined;
  readonly list: (clientId?: string) => readonly Subscription[];
  readonly update: (
    id: string,
    fields: Partial<Pick<Subscription, 'expirationDateTime' | 'notificationUrl'>>,
  ) => Subscription | undefined;
  readonly remove: (id: string) => boolean;
  /** Refreshes the authorisation; what was held back is delivered. */
  readonly reauthorize: (id: string) => boolean;
  /** Notifies every subscription that watches the change. */
  readonly announce: (change: Change) => void;
  /** Sends a lifecycle event; reauthorizationRequired also pauses deliveries, subscriptionRemoved ends the subscription. */
  readonly sendLifecycle: (id: string, event: LifecycleEvent) => void;
}

function watches(subscription: Subscription, change: Change): boolean {
  const [list, id, part] = subscription.resource.replace(/^\//, '').toLowerCase().split('/');
  if (list !== `${change.type}s`) return false;
  if (id !== undefined && id !== change.id) return false;
  if (part !== undefined && change.kind !== 'member') return false;
  return subscription.changeType.split(',').includes(changeTypeOf(change));
}

/** Creation and soft deletion come as `updated`, see https://learn.microsoft.com/graph/change-notifications-overview. */
function changeTypeOf(change: Change): 'updated' | 'deleted' {
  return change.kind === 'object' && change.permanent ? 'deleted' : 'updated';
}

/** .NET ticks, as in Graph's sequenceNumber. */
function ticks(now: number): bigint {
  return BigInt(now) * 10_000n + 621_355_968_000_000_000n;
}

/** Keeps subscriptions and turns changes into notifications. */
export function createSubscriptions(deps: {
  readonly tenantId: string;
  readonly notifier: Notifier;
  readonly now: () => number;
  readonly options: TenantOptions;
}): Subscriptions {
  const { notifier, tenantId } = deps;
  const kept = new Map<string, Subscription>();

  function get(id: string): Subscription | undefined {
    const subscription = kept.get(id.toLowerCase());
    if (subscription === undefined) return undefined;
    if (Date.parse(subscription.expirationDateTime) > deps.now()) return subscription;
    kept.delete(subscription.id);
    return undefined;
  }

  function list(clientId?: string): readonly Subscription[] {
    const live = [...kept.keys()].map(get).filter((one) => one !== undefined);
    return clientId === undefined ? live : live.filter((one) => one.applicationId === clientId);
  }

  function setPaused(subscription: Subscription, paused: boolean): void {
    kept.set(subscription.id, { ...subscription, paused });
    notifier.pause(subscription.id, paused);
  }

  function common(subscription: Subscription): Record<string, unknown> {
    return {
      subscriptionId: subscription.id,
      subscriptionExpirationDateTime: subscription.expirationDateTime,
      tenantId,
      clientState: subscription.clientState,
    };
  }

  function notification(subscription: Subscription, change: Change): Record<string, unknown> {
    const name = change.type === 'user' ? 'User' : 'Group';
    const path = `${name}s/${change.id}`;
    const now = deps.now();
    const members = change.kind === 'member' ? [memberDelta(change)] : undefined;
    return {
      changeType: changeTypeOf(change),
      ...common(subscription),
      resource: path,
      resourceData: {
        '@odata.type': `#Microsoft.Graph.${name}`,
        '@odata.id': path,
        id: change.id,
        organizationId: tenantId,
        eventTime: `${new Date(now).toISOString().slice(0, -1)}0000Z`,
        sequenceNumber: ticks(now),
        ...(members === undefined ? {} : { 'members@delta': members }),
      },
    };
  }

  return {
    add: (fields) => {
      const subscription = { ...fields, id: randomUUID(), paused: false };
      kept.set(subscription.id, subscription);
      return subscription;
    },
    get,
    list,
    update: (id, fields) => {
      const subscription = get(id);
      if (subscription === undefined) return undefined;
      const updated = { ...subscription, ...fields };
      setPaused(updated, false);
      return kept.get(updated.id);
    },
    remove: (id) => get(id) !== undefined && kept.delete(id.toLowerCase()),
    reauthorize: (id) => {
      const subscription = get(id);
      if (subscription !== undefined) setPaused(subscription, false);
      return subscription !== undefined;
    },
    announce: (change) => {
      for (const subscription of list()) {
        if (!watches(subscription, change)) continue;
        const item = notification(subscription, change);
        notifier.enqueue(subscription.notificationUrl, subscription.id, item);
      }
    },
    sendLifecycle: (id, event) => {
      const subscription = get(id);
      if (subscription === undefined) throw new Error(`there is no subscription ${id}`);
      if (event === 'reauthorizationRequired') setPaused(subscription, true);
      if (event === 'subscriptionRemoved') kept.delete(subscription.id);
      const url = subscription.lifecycleNotificationUrl;
      if (url === null) return;
      notifier.enqueue(url, null, { ...common(subscription), lifecycleEvent: event });
    },
  };
}

function memberDelta(change: Extract<Change, { kind: 'member' }>): Record<string, string> {
  return change.what === 'added'
    ? { id: change.member.id }
    : { id: change.member.id, '@removed': 'deleted' };
}

import type { TaskId } from '../domain/ids.ts';
import type { ReadOptions } from './read-options.ts';

/** A change-notification subscription as Graph keeps it. */
export interface GraphSubscription {
  readonly subscriptionId: string;
  readonly resource: string;
  /** RFC 3339. */
  readonly expiresAt: string;
  readonly notificationUrl: string;
}

/**
 * Graph's subscriptions of one access. AppErrors: `subscription-exists` (409; `facts.subscriptionId` where told),
 * `subscription-quota` (403 naming a limit), `missing-permission`, `endpoint-unreachable` (the validation handshake failed),
 * and the directory's own.
 */
export interface ChangeSubscriptions {
  create(
    wanted: {
      readonly resource: string;
      readonly changeType: string;
      readonly notificationUrl: string;
      readonly lifecycleUrl: string;
      readonly clientState: string;
      readonly expiresAt: string;
    },
    options?: ReadOptions,
  ): Promise<GraphSubscription>;
  /** Extends it; null if Graph does not know it (any more). The answer's expiry is what Graph granted. */
  renew(
    subscriptionId: string,
    expiresAt: string,
    options?: ReadOptions,
  ): Promise<GraphSubscription | null>;
  /** Refreshes its authorisation; false if Graph does not know it. */
  reauthorize(subscriptionId: string, options?: ReadOptions): Promise<boolean>;
  /** Removes it; one that is not there is fine. */
  remove(subscriptionId: string, options?: ReadOptions): Promise<void>;
  /** All of this app in this tenant. */
  list(options?: ReadOptions): Promise<readonly GraphSubscription[]>;
}

/** A subscription of ours: what it is for, and the digest of its clientState. */
export interface Subscription extends GraphSubscription {
  /** Tenant and client id of the access it belongs to: `tenantId clientId`, lower case. */
  readonly accessKey: string;
  readonly m365TenantId: string;
  readonly clientStateDigest: string;
  /** Tasks that want its notifications. */
  readonly taskIds: readonly TaskId[];
  /** Set when Graph asked for it, or said that the subscription is gone, and until that was seen to. */
  readonly reauthorizeBy: string | null;
  /** The sealed secret of one of its tasks: with it the subscription is removed once the task is gone. */
  readonly credential?: { readonly sealedSecret: string; readonly taskId: TaskId };
}

export interface SubscriptionStore {
  forAccess(accessKey: string): Promise<readonly Subscription[]>;
  /** Those of the ids that are ours. */
  find(subscriptionIds: readonly string[]): Promise<readonly Subscription[]>;
  put(subscription: Subscription): Promise<void>;
  remove(subscriptionId: string): Promise<void>;
  /** Access keys with subscriptions, for alignment after a restart. */
  accessKeys(): Promise<readonly string[]>;
}

/** What a delivery said: look again. It is never applied. */
export interface InboxEntry {
  readonly entryId: string;
  readonly taskId: TaskId;
  readonly subscriptionId: string;
  readonly about: 'group' | 'user' | 'lifecycle';
  /** The group or user; null for life-cycle events. */
  readonly objectId: string | null;
  readonly lifecycleEvent: 'reauthorizationRequired' | 'subscriptionRemoved' | 'missed' | null;
  /** When it happened in the directory, where Graph tells (RFC 3339). */
  readonly eventTime: string | null;
  readonly receivedAt: string;
  /** How often delta was asked without showing it. */
  readonly attempts: number;
  /** Not to be looked at before; for replication lag. */
  readonly notBefore: string;
}

/** Deliveries that were answered 202 and not worked off yet. */
export interface Inbox {
  /** All or nothing; resolves only when they are stored. */
  store(entries: readonly InboxEntry[]): Promise<void>;
  /** Entries of the task that are due, oldest first. */
  due(taskId: TaskId, now: string, limit: number): Promise<readonly InboxEntry[]>;
  /** Worked off. */
  done(entryIds: readonly string[]): Promise<void>;
  /** To be looked at again later; counts an attempt. */
  postpone(entryIds: readonly string[], notBefore: string): Promise<void>;
  /** Tasks with due entries, at most `limit`. */
  tasksWithDue(now: string, limit: number): Promise<readonly TaskId[]>;
  removeTask(taskId: TaskId): Promise<void>;
}

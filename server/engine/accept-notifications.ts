import { failureOf } from '../domain/errors.ts';
import type { ObjectId, TaskId } from '../domain/ids.ts';
import { pendingId } from '../domain/pending-subscription.ts';
import { allUsers, comparableResource } from '../domain/subscription-plan.ts';
import type { Clock, Digest, NewId } from '../ports/clock.ts';
import type { Jobs } from '../ports/jobs.ts';
import type { Log } from '../ports/log.ts';
import type { Inbox, InboxEntry, Subscription, SubscriptionStore } from '../ports/subscriptions.ts';
import { createFindSubscriptions } from './find-subscriptions.ts';
import { groupCalls } from './group-calls.ts';
import { createGroupedStore } from './group-stores.ts';
import { irrelevantEntries, type Relevant } from './irrelevant-entries.ts';
import { noteLifecycle } from './note-lifecycle.ts';

type LifecycleEvent = NonNullable<InboxEntry['lifecycleEvent']>;

/** One entry of a delivery, as far as it is used: what it tells of a change is not. */
export interface Notification {
  readonly subscriptionId: string;
  readonly clientState: string | null;
  readonly tenantId: string | null;
  /** Null for life-cycle events, and where the delivery does not tell. */
  readonly objectId: ObjectId | null;
  /** RFC 3339. */
  readonly eventTime: string | null;
  readonly lifecycleEvent: LifecycleEvent | null;
  /** When the subscription or its authorisation ends; RFC 3339. */
  readonly expiresAt: string | null;
}

/** What became of a notification. */
export type NotificationResult = 'accepted' | 'forged' | 'unknown' | 'irrelevant';

export interface AcceptDeps {
  readonly subscriptions: SubscriptionStore;
  readonly inbox: Inbox;
  readonly jobs: Pick<Jobs, 'wake'>;
  /** Has the subscriptions of these accesses aligned soon, after life-cycle events. */
  readonly align?: (accessKeys: readonly string[]) => void;
  readonly digest: Digest;
  /** Compares two digests in constant time. */
  readonly sameDigest: (a: string, b: string) => boolean;
  /** Asked for subscriptions to all users or all groups; if absent, everything matters. */
  readonly relevant?: Relevant;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly count: (what: NotificationResult, n: number) => void;
  readonly log: Log;
  /** How long a found subscription is remembered; 1 s if absent. */
  readonly keepMs?: number;
}

/** Resolves when everything genuine is stored and its tasks were woken; then it may be answered 202. Rejects if not stored. */
export type AcceptNotifications = (notifications: readonly Notification[]) => Promise<void>;

interface Genuine {
  readonly notification: Notification;
  readonly subscription: Subscription;
}

/**
 * Takes deliveries in: whoever knows a subscription, its clientState and its tenant is believed that there is something
 * to look at, and no more. https://learn.microsoft.com/graph/change-notifications-delivery-webhooks
 */
export const createAcceptNotifications = (deps: AcceptDeps): AcceptNotifications => {
  const find = createFindSubscriptions(deps, deps.keepMs ?? 1_000);
  const findIrrelevant = groupCalls((entries: readonly InboxEntry[]) =>
    irrelevantEntries(entries, deps.relevant),
  );
  const store = createGroupedStore(deps.inbox);

  /** The genuine ones; the others are counted and dropped. */
  const admit = async (notifications: readonly Notification[]): Promise<readonly Genuine[]> => {
    const told = notifications.map((notification) => {
      const clientStateDigest = deps.digest(notification.clientState ?? '');
      const { subscriptionId } = notification;
      return {
        notification,
        clientStateDigest,
        subscriptionId,
        pending: pendingId(clientStateDigest),
      };
    });
    const known = await find(told);
    const genuine: Genuine[] = [];
    const dropped = { unknown: 0, forged: 0 };
    for (const { notification, clientStateDigest, subscriptionId, pending } of told) {
      const subscription = known.get(subscriptionId) ?? known.get(pending);
      if (!subscription) dropped.unknown += 1;
      else if (
        !deps.sameDigest(clientStateDigest, subscription.clientStateDigest) ||
        notification.tenantId?.toLowerCase() !== subscription.m365TenantId.toLowerCase()
      )
        dropped.forged += 1;
      else genuine.push({ notification, subscription });
    }
    if (dropped.unknown > 0) deps.count('unknown', dropped.unknown);
    if (dropped.forged > 0) {
      deps.count('forged', dropped.forged);
      deps.log.warn({ notifications: dropped.forged }, 'forged notifications dropped');
    }
    return genuine;
  };

  return async (notifications) => {
    const genuine = await admit(notifications);
    if (genuine.length === 0) return;
    const receivedAt = deps.clock.now().toISOString();
    const candidates = genuine.map((one) => entriesOf(one, receivedAt, deps.newId));
    const wide = genuine.flatMap(({ subscription }, index) =>
      isWide(subscription) ? (candidates[index] ?? []) : [],
    );
    const irrelevant = wide.length > 0 ? await findIrrelevant(wide) : noEntries;
    const wanted = candidates.map((entries) => entries.filter((entry) => !irrelevant.has(entry)));
    const entries = wanted.flat();
    if (entries.length > 0) await store(entries);
    const accepted = wanted.filter(({ length }) => length > 0).length;
    if (accepted > 0) deps.count('accepted', accepted);
    if (accepted < genuine.length) deps.count('irrelevant', genuine.length - accepted);
    const told = await noteLifecycle(deps.subscriptions, genuine, receivedAt);
    if (told.length > 0) deps.align?.(told);
    await wakeTasks(deps, new Set(entries.map(({ taskId }) => taskId)));
  };
};

const noEntries: ReadonlySet<InboxEntry> = new Set();

/** A wake that fails loses nothing: the sweep finds what it forgot. */
const wakeTasks = async (
  { jobs, log }: Pick<AcceptDeps, 'jobs' | 'log'>,
  taskIds: ReadonlySet<TaskId>,
): Promise<void> => {
  for (const taskId of taskIds) {
    try {
      await jobs.wake(taskId);
    } catch (error) {
      log.warn({ taskId, code: failureOf(error).code }, 'task not woken; the sweep will');
    }
  }
};

const isWide = ({ resource }: Subscription): boolean => !comparableResource(resource).includes('/');

/** One entry for each task of the subscription. What does not say which object it is about says that something was missed. */
const entriesOf = (
  { notification, subscription }: Genuine,
  receivedAt: string,
  newId: NewId,
): readonly InboxEntry[] => {
  const [kind = '', ownId = null] = comparableResource(subscription.resource).split('/');
  const objectId = notification.lifecycleEvent ? null : (notification.objectId ?? ownId);
  const change = kind === allUsers ? 'user' : 'group';
  return subscription.taskIds.map((taskId) => ({
    entryId: newId(),
    taskId,
    subscriptionId: notification.subscriptionId,
    about: objectId === null ? 'lifecycle' : change,
    objectId,
    lifecycleEvent: objectId === null ? (notification.lifecycleEvent ?? 'missed') : null,
    eventTime: notification.eventTime,
    receivedAt,
    attempts: 0,
    notBefore: receivedAt,
  }));
};

import type { GroupId } from './ids.ts';

const minuteMs = 60_000;

/** How long a new subscription lives: short enough that lost state heals by itself, far below Graph's 41,760 minutes. */
export const subscriptionLifeMs = 3 * 24 * 60 * minuteMs;
/** The longest life Graph grants to users and groups. https://learn.microsoft.com/graph/api/resources/subscription */
export const maxSubscriptionLifeMs = 41_760 * minuteMs;
/** Subscriptions of one app in one tenant. https://learn.microsoft.com/graph/change-notifications-overview */
export const subscriptionQuota = 100;
/** What Graph tells of users and groups: creation and soft deletion come as `updated`, `deleted` is for good. */
export const subscribedChanges = 'updated,deleted';

export const allUsers = 'users';
export const allGroups = 'groups';

/** A subscription that exists, as far as planning needs it. */
export interface KnownSubscription {
  readonly subscriptionId: string;
  readonly resource: string;
  /** RFC 3339. */
  readonly expiresAt: string;
  readonly notificationUrl: string;
}

/** A resource in its one comparable form: Graph takes and tells it with or without a slash, in any case. */
export const comparableResource = (resource: string): string =>
  resource.replace(/^\/+/, '').toLowerCase();

/**
 * What one access is to be subscribed to: all users, and each group by itself while the quota lets it, else all groups at
 * once. Without a group the users alone.
 */
export const desiredSubscriptions = (wish: {
  readonly groupIds: readonly GroupId[];
  readonly quota: number;
  /** Subscriptions of the same app and tenant that are not ours. */
  readonly othersInUse: number;
}): readonly string[] => {
  const groups = [...new Set(wish.groupIds.map((id) => `${allGroups}/${id.toLowerCase()}`))];
  if (groups.length === 0) return [allUsers];
  const fit = groups.length + 1 <= wish.quota - wish.othersInUse;
  return [allUsers, ...(fit ? groups.toSorted() : [allGroups])];
};

export type SubscriptionStep<Known> =
  | { readonly kind: 'create'; readonly resource: string }
  | { readonly kind: 'remove'; readonly subscription: Known };

/** What is to be done so that there is what is desired. */
export interface SubscriptionPlan<Known> {
  readonly renew: readonly Known[];
  readonly keep: readonly Known[];
  /** In this order there is never more than the quota, and nothing wanted is without a subscription longer than needed. */
  readonly steps: readonly SubscriptionStep<Known>[];
}

/** Whether it has passed two thirds of its life. */
export const isRenewalDue = (expiresAt: string, now: Date, life: number): boolean =>
  Date.parse(expiresAt) - now.getTime() <= life / 3;

const latestFirst = (a: KnownSubscription, b: KnownSubscription): number =>
  Date.parse(b.expiresAt) - Date.parse(a.expiresAt);

/** What goes while others wait for its place: single groups first, what covers most last. */
const leastFirst = (a: KnownSubscription, b: KnownSubscription): number =>
  Number(!a.resource.includes('/')) - Number(!b.resource.includes('/'));

/**
 * Compares what is desired with what is known. An expired subscription, one that delivers elsewhere, a second one for the
 * same and one that is not wanted any more are removed; `room` is how many of ours there may be at any moment, `life` in ms.
 */
export const planSubscriptions = <Known extends KnownSubscription>(input: {
  readonly desired: readonly string[];
  readonly known: readonly Known[];
  readonly now: Date;
  readonly notificationUrl: string;
  readonly life?: number;
  readonly room?: number;
}): SubscriptionPlan<Known> => {
  const { now, life = subscriptionLifeMs, room = subscriptionQuota } = input;
  const desired = new Set(input.desired.map(comparableResource));
  const good = new Map<string, Known>();
  const bad: Known[] = [];
  for (const known of input.known.toSorted(latestFirst)) {
    const resource = comparableResource(known.resource);
    const isGood =
      desired.has(resource) &&
      !good.has(resource) &&
      known.notificationUrl === input.notificationUrl &&
      Date.parse(known.expiresAt) > now.getTime();
    if (isGood) good.set(resource, known);
    else bad.push(known);
  }
  const staying = [...good.values()];
  const isDue = ({ expiresAt }: Known) => isRenewalDue(expiresAt, now, life);
  const missing = [...desired].filter((resource) => !good.has(resource));
  return {
    renew: staying.filter(isDue),
    keep: staying.filter((known) => !isDue(known)),
    steps: orderSteps(missing, bad, input.known.length, room),
  };
};

/** Creates before it removes, except where Graph would refuse: a second one for the same (409), or one too many (403). */
const orderSteps = <Known extends KnownSubscription>(
  missing: readonly string[],
  bad: readonly Known[],
  present: number,
  room: number,
): readonly SubscriptionStep<Known>[] => {
  const steps: SubscriptionStep<Known>[] = [];
  let waiting = bad.toSorted(leastFirst);
  let count = present;
  const remove = (gone: readonly Known[]): void => {
    steps.push(...gone.map((subscription) => ({ kind: 'remove', subscription }) as const));
    waiting = waiting.filter((each) => !gone.includes(each));
    count -= gone.length;
  };
  for (const resource of missing) {
    remove(waiting.filter((each) => comparableResource(each.resource) === resource));
    remove(waiting.slice(0, Math.max(0, count + 1 - room)));
    steps.push({ kind: 'create', resource });
    count += 1;
  }
  remove(waiting);
  return steps;
};

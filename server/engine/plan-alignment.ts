import {
  allGroups,
  comparableResource,
  desiredSubscriptions,
  isRenewalDue,
  planSubscriptions,
  type SubscriptionPlan,
  subscriptionQuota,
} from '../domain/subscription-plan.ts';
import type { Subscription } from '../ports/subscriptions.ts';
import type { AlignmentWork } from './alignment-work.ts';

const wide = 2;

/**
 * Whoever had to subscribe to all groups stays with it until it is to be renewed: whether Graph would take more
 * subscriptions by now is only known by trying.
 */
const staysWide = (work: AlignmentWork, known: readonly Subscription[]): boolean =>
  known.some(
    ({ resource, expiresAt, notificationUrl }) =>
      comparableResource(resource) === allGroups &&
      notificationUrl === work.notificationUrl &&
      !isRenewalDue(expiresAt, work.deps.clock.now(), work.lifeMs),
  );

/**
 * What is to be done for an access that has the `known` ones, while somebody else's use up part of the quota. With
 * `refusedAt` Graph keeps no more than so many.
 */
export const planAlignment = (
  work: AlignmentWork,
  known: readonly Subscription[],
  othersInUse: number,
  refusedAt?: number,
): SubscriptionPlan<Subscription> => {
  const { tasks } = work.access;
  const isWide = refusedAt !== undefined || staysWide(work, known);
  const desired = desiredSubscriptions({
    groupIds: tasks.flatMap(({ groupIds }) => groupIds),
    quota: isWide ? wide : subscriptionQuota,
    othersInUse: isWide ? 0 : othersInUse,
  });
  return planSubscriptions({
    desired: tasks.length === 0 ? [] : desired,
    known,
    now: work.deps.clock.now(),
    notificationUrl: work.notificationUrl,
    life: work.lifeMs,
    room: refusedAt ?? subscriptionQuota - othersInUse,
  });
};

/** Whether there is nothing to do. */
export const isSettled = ({ renew, steps }: SubscriptionPlan<Subscription>): boolean =>
  renew.length === 0 && steps.length === 0;

import { z } from 'zod';

/** Graph adds fields and leaves some out: what is not as expected counts as not told. */
const text = (max: number) => z.string().max(max).nullish().catch(null);

/** With seven digits and any offset, as Graph writes them; RFC 3339 in UTC, null if it is none. */
const moment = text(64).transform((told) => {
  const time = Date.parse(told ?? '');
  return Number.isNaN(time) ? null : new Date(time).toISOString();
});

/** An object id, as ids are compared. */
const objectId = z
  .string()
  .regex(/^[\w-]{1,64}$/)
  .toLowerCase()
  .nullish()
  .catch(null);

/**
 * One change notification or life-cycle event. Only what is used is named: members@delta is no more than a hint, and
 * sequenceNumber has more digits than a number holds.
 * https://learn.microsoft.com/graph/api/resources/changenotification
 */
const notification = z.object({
  subscriptionId: z.string().min(1).max(128).toLowerCase(),
  clientState: text(1024),
  tenantId: text(128),
  resource: text(1024),
  resourceData: z.object({ id: objectId, eventTime: moment }).nullish().catch(null),
  subscriptionExpirationDateTime: moment,
  lifecycleEvent: text(128),
});

/** What Graph posts: entries of several subscriptions and of both kinds, mixed. */
export const notificationBatch = z.object({ value: z.array(notification) });
export type DeliveredNotification = z.infer<typeof notification>;

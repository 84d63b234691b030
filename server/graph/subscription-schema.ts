import { z } from 'zod';
import type { GraphSubscription } from '../ports/subscriptions.ts';
import { graphId } from './schemas.ts';

const moment = z
  .string()
  .refine((text) => !Number.isNaN(Date.parse(text)), 'no date')
  .transform((text) => new Date(text).toISOString());

/** A subscription as Graph tells it. https://learn.microsoft.com/graph/api/resources/subscription */
export const subscriptionSchema = z.object({
  id: graphId,
  resource: z.string().nullish(),
  changeType: z.string().nullish(),
  clientState: z.string().nullish(),
  notificationUrl: z.string().nullish(),
  expirationDateTime: moment,
});
export type SubscriptionAnswer = z.infer<typeof subscriptionSchema>;

/** A subscription in our words. */
export const subscriptionOf = (answer: SubscriptionAnswer): GraphSubscription => ({
  subscriptionId: answer.id,
  resource: answer.resource ?? '',
  expiresAt: answer.expirationDateTime,
  notificationUrl: answer.notificationUrl ?? '',
});

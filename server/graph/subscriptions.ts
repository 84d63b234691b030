import { z } from 'zod';
import type { ChangeSubscriptions, GraphSubscription } from '../ports/subscriptions.ts';
import type { Call, Command } from './client.ts';
import { createSubscription } from './create-subscription.ts';
import { isMissing } from './errors.ts';
import type { Reader } from './reader.ts';
import { subscriptionOf, subscriptionSchema } from './subscription-schema.ts';

const callOf = (doing: string, signal: AbortSignal | undefined): Call => ({
  purpose: { doing, permission: 'Group.Read.All and User.Read.All' },
  signal,
});

const pathOf = (subscriptionId: string): string =>
  `/subscriptions/${encodeURIComponent(subscriptionId)}`;

/** The app's change-notification subscriptions in one tenant. https://learn.microsoft.com/graph/api/resources/subscription */
export const createSubscriptions = (reader: Reader): ChangeSubscriptions => {
  const { client } = reader;

  /** Null if Graph does not know the subscription. */
  const changed = async <Schema extends z.ZodType>(
    command: Omit<Command, 'sent'>,
    schema: Schema,
    call: Call,
  ): Promise<{ readonly answer: z.infer<Schema> } | null> => {
    try {
      return { answer: await client.change({ ...command, sent: 'repeatable' }, schema, call) };
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  };

  return {
    create: (wanted, options) => createSubscription(reader, wanted, options),

    async renew(subscriptionId, expiresAt, options) {
      const body = { expirationDateTime: expiresAt };
      const renewed = await changed(
        { method: 'PATCH', path: pathOf(subscriptionId), body },
        subscriptionSchema,
        callOf(`renewing subscription ${subscriptionId}`, options?.signal),
      );
      return renewed && subscriptionOf(renewed.answer);
    },

    async reauthorize(subscriptionId, options) {
      const done = await changed(
        { method: 'POST', path: `${pathOf(subscriptionId)}/reauthorize` },
        z.unknown(),
        callOf(`reauthorising subscription ${subscriptionId}`, options?.signal),
      );
      return done !== null;
    },

    async remove(subscriptionId, options) {
      await changed(
        { method: 'DELETE', path: pathOf(subscriptionId) },
        z.unknown(),
        callOf(`removing subscription ${subscriptionId}`, options?.signal),
      );
    },

    async list(options) {
      const call = callOf('listing the subscriptions of the app', options?.signal);
      const found: GraphSubscription[] = [];
      for await (const page of client.pages('/subscriptions', subscriptionSchema, call)) {
        found.push(...page.items.map(subscriptionOf));
      }
      return found;
    },
  };
};

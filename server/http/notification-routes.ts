import type { Request, Response } from 'express';
import { type DeliveredNotification, notificationBatch } from '../contract/notification.ts';
import { AppError } from '../domain/errors.ts';
import type { AcceptNotifications, Notification } from '../engine/accept-notifications.ts';
import { readBody } from './body.ts';
import { parseInput } from './input.ts';
import { createAddressLimit } from './rate-limit.ts';
import { type Answer, openRoute, type Route } from './route.ts';

/** Microsoft delivers from few addresses: 1,000 requests a second of one is twice what is expected at the most. */
const perMinute = 60_000;
/** Graph takes an endpoint for slow that needs more than 3 s: better tell it to come again. */
const storeTimeoutMs = 2_500;

/** Everything printable but markup: Microsoft's tokens are words, ids and punctuation. */
const tokenPattern = /^[^\p{C}<>]{1,4096}$/u;

/** Echoes the token as plain text; AppError `invalid-input` for one that could be anything else than a token. */
const answerHandshake = (token: unknown, response: Response): null => {
  if (typeof token !== 'string' || !tokenPattern.test(token))
    throw new AppError(
      'invalid-input',
      'The validationToken was refused: it must be given once, with at most 4096 printable characters, without < and >.',
    );
  response.status(200).type('text/plain').set('X-Content-Type-Options', 'nosniff').send(token);
  return null;
};

const lifecycleEvents = new Map<string, Notification['lifecycleEvent']>(
  (['reauthorizationRequired', 'subscriptionRemoved', 'missed'] as const).map((event) => [
    event,
    event,
  ]),
);

/** `Groups/{id}` or `Users/{id}`, with or without what follows. */
const idInResource = (resource: string | null | undefined): string | null =>
  /^\/?(?:groups|users)\/([\w-]{1,64})(?:\/|$)/i.exec(resource ?? '')?.[1]?.toLowerCase() ?? null;

const notificationOf = (told: DeliveredNotification): Notification => ({
  subscriptionId: told.subscriptionId,
  clientState: told.clientState ?? null,
  tenantId: told.tenantId ?? null,
  objectId: told.resourceData?.id ?? idInResource(told.resource),
  eventTime: told.resourceData?.eventTime ?? null,
  // an event that is not known yet is a reason to look, too
  lifecycleEvent: told.lifecycleEvent
    ? (lifecycleEvents.get(told.lifecycleEvent) ?? 'missed')
    : null,
  expiresAt: told.subscriptionExpirationDateTime,
});

const notStored = (cause?: unknown): AppError =>
  new AppError('database-unavailable', 'The notifications were not stored; deliver them again.', {
    retryAfterSeconds: 10,
    ...(cause === undefined ? {} : { cause }),
  });

const inTime = async (work: Promise<void>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(notStored()), storeTimeoutMs);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

/**
 * Where Microsoft Graph delivers, without sign-in: both addresses take both kinds, and answer the validation handshake. 202
 * says that everything genuine is stored; what is not is dropped under the same 202, so that nobody learns anything by trying.
 * https://learn.microsoft.com/graph/change-notifications-delivery-webhooks
 */
export const createNotificationRoutes = (deps: {
  readonly acceptNotifications: AcceptNotifications;
  /** 0 = no limit here either. */
  readonly rateLimitPerMinute: number;
}): readonly Route[] => {
  const limit = createAddressLimit(deps.rateLimitPerMinute === 0 ? 0 : perMinute);

  const handle = async (request: Request, response: Response): Promise<Answer> => {
    await limit(request, response);
    const token: unknown = request.query.validationToken;
    if (token !== undefined) return answerHandshake(token, response);
    const { value } = parseInput(notificationBatch, await readBody(request, response), 'body');
    try {
      await inTime(deps.acceptNotifications(value.map(notificationOf)));
    } catch (error) {
      throw notStored(error);
    }
    return {};
  };

  const answer = { status: 202, description: 'What is genuine is stored', content: {} } as const;
  const errors = [
    'invalid-input',
    'body-too-large',
    'unsupported-media-type',
    'too-many-requests',
    'database-unavailable',
  ] as const;
  return [
    openRoute('POST /graph/notifications', {
      id: 'receiveNotifications',
      summary:
        'Takes change notifications of Microsoft Graph; answers its handshake (validationToken) with 200 and the token',
      answer,
      errors,
      handle,
    }),
    openRoute('POST /graph/lifecycle', {
      id: 'receiveLifecycleEvents',
      summary:
        'Takes life-cycle events of Microsoft Graph; answers its handshake (validationToken) with 200 and the token',
      answer,
      errors,
      handle,
    }),
  ];
};

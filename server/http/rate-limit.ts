import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import type { Actor } from '../domain/actor.ts';
import { AppError } from '../domain/errors.ts';
import { pass } from './body.ts';

const windowMs = 60_000;
const tooMany = (limit: number): AppError =>
  new AppError(
    'too-many-requests',
    `More than ${limit} requests came within a minute; wait a little.`,
    {
      retryAfterSeconds: windowMs / 1000,
    },
  );

const addressOf = (request: Request): string => ipKeyGenerator(request.ip ?? 'unknown');

const counting = (limit: number, keyOf: (request: Request) => string) =>
  rateLimit({
    windowMs,
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: keyOf,
    handler: (_request, _response, next) => next(tooMany(limit)),
  });

/** What is counted per minute: requests of a signed-in user from one address, and failed sign-ins of an address. */
export interface RateLimits {
  /** AppError `too-many-requests` if too many sign-ins from this address failed. */
  admit(request: Request): Promise<void>;
  countFailure(request: Request, response: Response): Promise<void>;
  count(request: Request, response: Response, actor: Actor): Promise<void>;
}

const unlimited: RateLimits = {
  admit: async () => {},
  countFailure: async () => {},
  count: async () => {},
};

/** Limits of `perMinute` requests; 0 = none. The error carries Retry-After. */
export const createRateLimits = (perMinute: number): RateLimits => {
  if (perMinute === 0) return unlimited;
  const users = new WeakMap<Request, string>();
  const perUser = counting(
    perMinute,
    (request) => `${users.get(request) ?? ''} ${addressOf(request)}`,
  );
  const failures = counting(perMinute, addressOf);
  const perUserHandler: RequestHandler = perUser;
  return {
    admit: async (request) => {
      const failed = await failures.getKey(addressOf(request));
      if (failed && failed.totalHits >= perMinute) throw tooMany(perMinute);
    },
    countFailure: (request, response) => pass(failures, request, response),
    count: (request, response, actor) => {
      users.set(request, `${actor.tenantId}/${actor.objectId}`);
      return pass(perUserHandler, request, response);
    },
  };
};

/** Counts every request of an address; AppError `too-many-requests` beyond `perMinute`. 0 = no limit. */
export const createAddressLimit = (
  perMinute: number,
): ((request: Request, response: Response) => Promise<void>) => {
  if (perMinute === 0) return async () => {};
  const perAddress: RequestHandler = counting(perMinute, addressOf);
  return (request, response) => pass(perAddress, request, response);
};

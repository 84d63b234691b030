import { failureOf } from '../domain/errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';

/** A lost subscription is silent: Graph is asked what there is after this time, and after a start. */
const askGraphEveryMs = 10 * 60_000;

/**
 * An alignment to be called often: it asks Graph now and then, and otherwise only if something is to be done. A failed
 * one is repeated with the next call; it never fails its caller.
 */
export const createRegularAlignment = (
  { clock, log }: { readonly clock: Clock; readonly log: Log },
  align: (look: 'graph' | 'store') => Promise<void>,
): (() => Promise<void>) => {
  let askedAt = Number.NEGATIVE_INFINITY;
  return async () => {
    const now = clock.now().getTime();
    const look = now - askedAt >= askGraphEveryMs ? 'graph' : 'store';
    try {
      await align(look);
      if (look === 'graph') askedAt = now;
    } catch (error) {
      log.warn({ code: failureOf(error).code }, 'subscriptions not aligned; it is tried again');
    }
  };
};

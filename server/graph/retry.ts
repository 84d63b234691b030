import { AppError } from '../domain/errors.ts';
import type { Clock } from '../ports/clock.ts';
import { type Destination, sendOnce } from './attempt.ts';
import { withDeadline } from './deadline.ts';
import type { GraphLimits, GraphLog } from './limits.ts';

/** Transient by Graph's own list, and by experience (500, 502). */
const transient: ReadonlySet<number> = new Set([429, 500, 502, 503, 504]);

/** True if the same request may succeed a little later. */
export const isTransient = (status: number): boolean => transient.has(status);

/** A Retry-After header in milliseconds: seconds (Graph also sends fractions) or a date; null if absent or unreadable. */
export const retryAfterMs = (value: string | null | undefined, now: Date): number | null => {
  const text = value?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  // Date.parse takes nearly anything for a date; an HTTP date begins with the day of the week.
  const at = /^[a-z]{3},/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
};

/** The wait before retry number `attempt` (from 1): exponential, bounded, with up to half of it as jitter. */
export const backoffMs = (attempt: number, limits: GraphLimits, random: () => number): number => {
  const full = Math.min(limits.baseDelayMs * 2 ** (attempt - 1), limits.maxDelayMs);
  return full / 2 + (full / 2) * random();
};

/** The error of a request that gave up because the other side wants fewer or later ones. */
export const throttled = (
  to: string,
  afterMs: number | null,
  status: number,
  requestId?: string | null,
): AppError => {
  const seconds = afterMs === null ? null : Math.ceil(afterMs / 1000);
  const when = seconds === null ? 'later' : `after ${seconds} s`;
  return new AppError(
    'directory-throttled',
    `${to} limits the requests of this app at present (${status}) and wants to be asked again ${when}. Nothing is lost: the next run reads again.`,
    {
      upstream: { status, ...(requestId ? { requestId } : {}) },
      ...(seconds === null ? {} : { retryAfterSeconds: seconds }),
    },
  );
};

/** Waits; throws the signal's reason as soon as it fires. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', abort);
      resolve();
    }, ms);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });

export interface RetryDeps {
  readonly clock: Clock;
  readonly random: () => number;
  readonly limits: GraphLimits;
  readonly log?: GraphLog | undefined;
}

/**
 * Repeats `attempt` while its answer is transient, or no answer came (`directory-unreachable`), at most `limits.retries`
 * times and `limits.totalMs` in all. The last answer is returned as it is. AppError `directory-throttled` if Retry-After is too long.
 */
export const withRetry = (
  deps: RetryDeps,
  to: Destination,
  signal: AbortSignal | undefined,
  attempt: (signal: AbortSignal) => Promise<Response>,
): Promise<Response> => {
  const { clock, random, limits, log } = deps;
  let last: Response | AppError | null = null;
  const tooLong = (): AppError => {
    if (last instanceof AppError) return last;
    if (last?.status === 429) return throttled(to.name, null, 429);
    return new AppError(
      'directory-unreachable',
      `${to.name} (${to.host}) gave no usable answer within ${limits.totalMs / 1000} s and several attempts. Check its service health.`,
      last ? { upstream: { status: last.status } } : {},
    );
  };
  const once = async (active: AbortSignal): Promise<Response | AppError> => {
    try {
      return await attempt(active);
    } catch (error) {
      if (error instanceof AppError && error.code === 'directory-unreachable') return error;
      throw error;
    }
  };
  return withDeadline(signal, limits.totalMs, tooLong, async (active) => {
    for (let retry = 1; ; retry += 1) {
      last = await once(active);
      active.throwIfAborted();
      const failed = last instanceof AppError || isTransient(last.status);
      if (!failed || retry > limits.retries) {
        if (last instanceof AppError) throw last;
        return last;
      }
      const status = last instanceof AppError ? null : last.status;
      const headers = last instanceof AppError ? null : last.headers;
      const asked = retryAfterMs(headers?.get('retry-after'), clock.now());
      if (asked !== null && asked > limits.maxRetryAfterMs) {
        throw throttled(to.name, asked, status ?? 429, headers?.get('request-id'));
      }
      const waitMs = asked ?? backoffMs(retry, limits, random);
      log?.debug({ host: to.host, status, retry, waitMs }, 'directory request is repeated');
      await pause(waitMs, active);
    }
  });
};

/** Sends a request that may safely be repeated, with retries. */
export const sendWithRetry = (
  deps: RetryDeps,
  to: Destination,
  url: string,
  init: RequestInit,
): Promise<Response> =>
  withRetry(deps, to, init.signal ?? undefined, (signal) =>
    sendOnce(to, url, { ...init, signal }, deps.limits.attemptMs),
  );

import { AppError } from '../domain/errors.ts';
import { withDeadline } from './deadline.ts';

/** Statuses whose answer has no body; `Response` refuses even an empty one for them. */
const bodiless: ReadonlySet<number> = new Set([204, 205, 304]);

/** What to say about a host that could not be asked. */
export interface Destination {
  /** "Microsoft Graph" or "Microsoft Entra". */
  readonly name: string;
  readonly host: string;
}

const causeOf = (error: unknown): string => {
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(inner instanceof Error)) return 'no connection';
  return 'code' in inner && typeof inner.code === 'string' ? inner.code : inner.message;
};

/**
 * Sends one request and reads its body to the end within `timeoutMs`; redirects are not followed, so a token
 * never travels to another host. AppError `directory-unreachable` if no whole answer came; the caller's reason if it aborted.
 */
export const sendOnce = async (
  to: Destination,
  url: string,
  init: RequestInit,
  timeoutMs: number,
): Promise<Response> => {
  const timedOut = () =>
    new AppError(
      'directory-unreachable',
      `${to.name} (${to.host}) did not answer within ${timeoutMs / 1000} s. Check its service health and the way there (proxy, firewall); it is asked again later.`,
    );
  try {
    return await withDeadline(init.signal ?? undefined, timeoutMs, timedOut, async (signal) => {
      const response = await fetch(url, { ...init, signal, redirect: 'manual' });
      const body = await response.text();
      return new Response(bodiless.has(response.status) ? null : body, {
        status: response.status,
        headers: response.headers,
      });
    });
  } catch (error) {
    if (init.signal?.aborted || error instanceof AppError) throw error;
    throw new AppError(
      'directory-unreachable',
      `${to.name} (${to.host}) could not be reached: ${causeOf(error)}. Check name resolution, proxy and firewall of this server.`,
      { cause: error },
    );
  }
};

import type { PostAlert, Posting } from '../ports/alerts.ts';
import { alertMessage } from './alert-message.ts';

interface Deps {
  /** Where alerts are posted. It is a secret: whoever has it can post there. */
  readonly webhookUrl: string;
  /** Where the tab is reached; null = the message has no link. */
  readonly publicUrl: string | null;
  readonly timeoutMs?: number;
}

const defaultTimeoutMs = 10_000;

/** Posts alerts to a webhook. Redirects are not followed, so nothing is told to another address than the configured one. */
export const createPostAlert =
  ({ webhookUrl, publicUrl, timeoutMs = defaultTimeoutMs }: Deps): PostAlert =>
  async (notice, signal) => {
    const stopping = new AbortController();
    let late = false;
    const stop = () => stopping.abort();
    // not AbortSignal.any with AbortSignal.timeout: in Node 20 such a signal may be collected before it fires
    const timer = setTimeout(() => {
      late = true;
      stop();
    }, timeoutMs);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    try {
      const response = await fetch(webhookUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(alertMessage(notice, publicUrl)),
        redirect: 'manual',
        signal: stopping.signal,
      });
      await response.body?.cancel();
      return postingOf(response);
    } catch (error) {
      const why = late ? `no answer within ${timeoutMs / 1000} s` : causeOf(error);
      return { ok: false, why, retryAfterMs: null };
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    }
  };

const postingOf = ({ ok, status, headers }: Response): Posting => {
  if (ok) return { ok };
  const isRedirect = status >= 300 && status < 400;
  const why = isRedirect ? `status ${status}; redirects are not followed` : `status ${status}`;
  return { ok, why, retryAfterMs: retryAfterOf(headers.get('retry-after')) };
};

/** Seconds, as Microsoft tells them; a date is not waited for. */
const retryAfterOf = (told: string | null): number | null =>
  told !== null && /^\d{1,6}$/.test(told) ? Number(told) * 1000 : null;

/** The code of the network's error; its text could name the address. */
const causeOf = (error: unknown): string => {
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return inner instanceof Error && 'code' in inner && typeof inner.code === 'string'
    ? inner.code
    : 'no connection';
};

import { timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { Counter, collectDefaultMetrics, Histogram, type Registry } from 'prom-client';
import { AppError } from '../domain/errors.ts';
import type { NotificationResult } from '../engine/accept-notifications.ts';

/** Measures every answer by route template, so ids do not become labels. */
export const measure = (registry: Registry): RequestHandler => {
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time until an HTTP answer was sent',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  });
  return (request, response, next) => {
    const end = duration.startTimer();
    response.once('finish', () => {
      const route: unknown = request.route?.path;
      end({
        method: request.method,
        route: typeof route === 'string' ? route : 'other',
        status: response.statusCode,
      });
    });
    next();
  };
};

/** Counts what became of notifications; each result is told from the start. */
export const countNotifications = (
  registry: Registry,
): ((what: NotificationResult, n: number) => void) => {
  const total = new Counter({
    name: 'notifications_total',
    help: 'Change notifications and life-cycle events of Microsoft Graph, by what became of them',
    labelNames: ['result'],
    registers: [registry],
  });
  const results: readonly NotificationResult[] = ['accepted', 'forged', 'unknown', 'irrelevant'];
  for (const result of results) total.inc({ result }, 0);
  return (result, n) => total.inc({ result }, n);
};

const isDirectLoopback = ({ headers, socket }: Request): boolean =>
  ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(socket.remoteAddress ?? '') &&
  // a reverse proxy on this machine also comes from loopback, but it says for whom
  !['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'via'].some((name) => name in headers);

const holdsToken = ({ headers }: Request, token: string): boolean => {
  const sent = Buffer.from(headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return sent.length === wanted.length && timingSafeEqual(sent, wanted);
};

/** AppError `unauthenticated` unless asked from this machine or with METRICS_TOKEN. */
export const admitMetrics = (request: Request, token: string | null): void => {
  if (isDirectLoopback(request) || (token !== null && holdsToken(request, token))) return;
  throw new AppError(
    'unauthenticated',
    'Metrics are told on the loopback address, or with METRICS_TOKEN as Bearer token.',
  );
};

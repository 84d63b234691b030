import express, { type Express, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import { Registry } from 'prom-client';
import type { EvaluationView } from '../contract/evaluation.ts';
import { AppError } from '../domain/errors.ts';
import type { AcceptNotifications } from '../engine/accept-notifications.ts';
import type { UseCases } from '../engine/use-cases.ts';
import type { Health } from '../ports/stores.ts';
import type { VerifyToken } from './auth.ts';
import { type ConsentDeps, createConsent } from './consent.ts';
import { correlate } from './correlation.ts';
import { measure } from './metrics.ts';
import { describeApi } from './openapi.ts';
import { answerProblem } from './problem.ts';
import { createRateLimits } from './rate-limit.ts';
import { createRoutes } from './routes.ts';
import { securityHeaders } from './security-headers.ts';
import { serveRoutes } from './serve.ts';
import { createSite } from './site.ts';

export interface AppDeps {
  readonly useCases: UseCases;
  /** Takes what Graph delivers; absent = this app is no receiver. */
  readonly acceptNotifications?: AcceptNotifications;
  readonly verifyToken: VerifyToken;
  readonly health: Health;
  /** Where the built tab lies; absent = the API alone. */
  readonly site?: { readonly directory: string };
  /** Where people let Microsoft 365 sign them in to it; absent = nowhere. */
  readonly consent?: Omit<ConsentDeps, 'publicUrl'>;
  /** What the tab is told in evaluation mode; null = production. */
  readonly evaluation: Omit<EvaluationView, 'evaluation'> | null;
  /** Per user and address; 0 = no limit. */
  readonly rateLimitPerMinute: number;
  readonly publicUrl: string | null;
  /** What opens /metrics from elsewhere than loopback; null = nothing does. */
  readonly metricsToken: string | null;
  readonly log: Pick<Logger, 'error' | 'debug'>;
  /** Other parts register their metrics here to have them told with ours and the process's own, which are added. */
  readonly registry?: Registry;
  /** Origins the tab may fetch a sign-in from, beside the one of evaluation mode. */
  readonly signInOrigins?: readonly string[];
  /** Proxies whose X-Forwarded-For counts, https://expressjs.com/en/guide/behind-proxies.html */
  readonly trustProxy?: string;
  readonly heartbeatMs?: number;
}

const noStore: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

const notFound: RequestHandler = (request) => {
  throw new AppError('not-found', `There is nothing at ${request.path}.`);
};

const signInOrigins = ({ evaluation, signInOrigins: others = [] }: AppDeps): readonly string[] =>
  evaluation === null ? others : [new URL(evaluation.signInUrl).origin, ...others];

/** The HTTP server's app: the API, its description, health, metrics and the tab. Listening is the caller's. */
export const createApp = (deps: AppDeps): Express => {
  const registry = deps.registry ?? new Registry();
  const limits = createRateLimits(deps.rateLimitPerMinute);
  const routes = createRoutes({
    ...deps,
    registry,
    heartbeatMs: deps.heartbeatMs ?? 15_000,
    openApi: () => describeApi(routes, deps.publicUrl),
  });

  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  app.set('trust proxy', deps.trustProxy ?? 'loopback');

  app.use(correlate);
  app.use(measure(registry));
  app.use(securityHeaders(signInOrigins(deps)));
  app.use('/api', noStore);
  serveRoutes(app, routes, { verifyToken: deps.verifyToken, limits });
  if (deps.consent) app.use(createConsent({ ...deps.consent, publicUrl: deps.publicUrl }));
  if (deps.site) app.use(createSite(deps.site.directory));
  app.use(notFound);
  app.use(answerProblem(deps.log));
  return app;
};

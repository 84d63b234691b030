import type { Registry } from 'prom-client';
import { z } from 'zod';
import { type EvaluationView, evaluationView } from '../contract/evaluation.ts';
import { healthView } from '../contract/health.ts';
import { AppError } from '../domain/errors.ts';
import type { Health } from '../ports/stores.ts';
import { ok } from './answer.ts';
import { admitMetrics } from './metrics.ts';
import { openRoute, type Route } from './route.ts';

const pingTimeoutMs = 2_000;

const reachDatabase = async (health: Health): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const error = new Error(`the database did not answer within ${pingTimeoutMs} ms`);
    timer = setTimeout(() => reject(error), pingTimeoutMs);
  });
  try {
    await Promise.race([health.ping(), late]);
  } catch (cause) {
    throw new AppError('database-unavailable', 'The database does not answer.', { cause });
  } finally {
    clearTimeout(timer);
  }
};

interface OpenRouteDeps {
  readonly health: Health;
  readonly registry: Registry;
  readonly metricsToken: string | null;
  readonly evaluation: Omit<EvaluationView, 'evaluation'> | null;
  readonly openApi: () => unknown;
}

/** Routes without sign-in: health, metrics, the description of the API, and evaluation mode's own. */
export const createOpenRoutes = (deps: OpenRouteDeps): readonly Route[] => [
  openRoute('GET /healthz', {
    id: 'getHealth',
    summary: 'Whether the process lives',
    answer: ok('It does', healthView),
    handle: () => ({ body: { status: 'ok' } }),
  }),
  openRoute('GET /readyz', {
    id: 'getReadiness',
    summary: 'Whether the database answers',
    answer: ok('It does', healthView),
    handle: async () => {
      await reachDatabase(deps.health);
      return { body: { status: 'ok' } };
    },
  }),
  openRoute('GET /metrics', {
    id: 'getMetrics',
    summary: 'Prometheus metrics; on loopback, or with METRICS_TOKEN as Bearer token',
    answer: { status: 200, description: 'The metrics', content: { 'text/plain': z.string() } },
    errors: ['unauthenticated'],
    handle: async (request, response) => {
      admitMetrics(request, deps.metricsToken);
      response.type(deps.registry.contentType).send(await deps.registry.metrics());
      return null;
    },
  }),
  openRoute('GET /api/openapi.json', {
    id: 'getOpenApi',
    summary: 'This description',
    answer: ok('OpenAPI 3.1', z.looseObject({})),
    handle: () => ({ body: deps.openApi() }),
  }),
  ...(deps.evaluation === null ? [] : [evaluationRoute(deps.evaluation)]),
];

const evaluationRoute = (evaluation: Omit<EvaluationView, 'evaluation'>): Route =>
  openRoute('GET /api/evaluation', {
    id: 'getEvaluation',
    summary: 'In evaluation mode: where to sign in, and an access that works',
    answer: ok('This is evaluation mode', evaluationView),
    handle: () => ({
      body: {
        evaluation: true,
        signInUrl: evaluation.signInUrl,
        sampleAccess: evaluation.sampleAccess,
      },
    }),
  });

import { Registry } from 'prom-client';
import type { Route } from '../../server/http/route.ts';
import { createRoutes } from '../../server/http/routes.ts';
import { createFakeUseCases } from './fake-use-cases.ts';

/** Every route, as it describes itself. */
export const allRoutes = createRoutes({
  useCases: createFakeUseCases().useCases,
  heartbeatMs: 1000,
  health: { ping: async () => {} },
  registry: new Registry(),
  metricsToken: null,
  evaluation: { signInUrl: 'http://127.0.0.1:1/sign-in', sampleAccess: null },
  openApi: () => ({}),
  acceptNotifications: async () => {},
  rateLimitPerMinute: 0,
});

export const routeOf = (name: string): Route => {
  const route = allRoutes.find((each) => each.name === name);
  if (!route) throw new Error(`no route ${name}`);
  return route;
};

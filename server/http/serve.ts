import type { Express, Request, Response } from 'express';
import { AppError } from '../domain/errors.ts';
import { send } from './answer.ts';
import type { VerifyToken } from './auth.ts';
import { grouped } from './grouped.ts';
import { toAppError } from './problem.ts';
import type { RateLimits } from './rate-limit.ts';
import { requireRole } from './roles.ts';
import type { Answer, Route } from './route.ts';

interface ServeDeps {
  readonly verifyToken: VerifyToken;
  readonly limits: RateLimits;
}

const createSignIn =
  ({ verifyToken, limits }: ServeDeps) =>
  async (request: Request, response: Response) => {
    await limits.admit(request);
    try {
      return await verifyToken(request.headers.authorization);
    } catch (error) {
      if (toAppError(error).code === 'unauthenticated')
        await limits.countFailure(request, response);
      throw error;
    }
  };

const expressPath = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

const allowOnly = (methods: readonly string[]) => (request: Request, response: Response) => {
  response.set('Allow', methods.join(', '));
  throw new AppError(
    'method-not-allowed',
    `${request.path} does not take ${request.method}; it takes ${methods.join(', ')}.`,
  );
};

/** Registers the routes. Each passes, in this order: sign-in, rate limit, role, input, use case, answer. */
export const serveRoutes = (app: Express, routes: readonly Route[], deps: ServeDeps): void => {
  const signIn = createSignIn(deps);

  const answerOf = async (route: Route, request: Request, response: Response): Promise<Answer> => {
    if (route.open) return route.open(request, response);
    const actor = await signIn(request, response);
    await deps.limits.count(request, response, actor);
    requireRole(actor, route.name);
    return route.signedIn ? route.signedIn(actor, request, response) : null;
  };

  for (const [path, siblings] of grouped(routes, (route) => route.path)) {
    const place = app.route(expressPath(path));
    const byMethod = new Map(siblings.map((route) => [route.method, route]));
    const reads = byMethod.get('GET');
    if (reads) byMethod.set('HEAD', reads);
    const refuse = allowOnly([...byMethod.keys()]);
    place.all(async (request, response) => {
      const route = byMethod.get(request.method);
      if (!route) return refuse(request, response);
      send(response, route.answer, await answerOf(route, request, response));
    });
  }
};

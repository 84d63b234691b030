import { type Context, GraphClientError, type Middleware } from '@microsoft/microsoft-graph-client';
import { AppError } from '../domain/errors.ts';
import { type Destination, sendOnce } from './attempt.ts';
import { type RetryDeps, withRetry } from './retry.ts';
import type { Tokens } from './token.ts';
import type { UsageCount } from './usage.ts';

// Why not the client's own chain (3.0.7): its authentication sends no token to any host but Microsoft's, silently; its
// retry repeats every POST, never a network error or a 500, and has no bound in time; there is no time limit at all.

export interface MiddlewareDeps extends RetryDeps {
  readonly tokens: Tokens;
  readonly usage: UsageCount;
  /** The one place a token may be sent to: scheme, host and port. */
  readonly graphUrl: string;
}

/** Carries our error through the client, which would replace any other kind by one of its own. */
const wrapped = (error: unknown): GraphClientError =>
  Object.assign(new GraphClientError('see customError'), { customError: error });

/** What a middleware threw, out of the client's wrapping. */
export const unwrapped = (error: unknown): unknown =>
  error instanceof GraphClientError && error.customError !== undefined ? error.customError : error;

const urlOf = (context: Context): URL =>
  new URL(typeof context.request === 'string' ? context.request : context.request.url);

/** A request of ours that may be sent twice although it is no GET says so with this header, which is not sent on. */
export const repeatableHeader = 'x-repeatable';

/**
 * The address of a page is used as it is: the client understands https addresses only, and would take it apart and put
 * it together in another order.
 */
export const exactUrlHeader = 'x-exact-url';

const chained = (
  execute: (context: Context, next: () => Promise<Response>) => Promise<Response>,
): Middleware => {
  let next: Middleware | null = null;
  const forward = async (context: Context): Promise<Response> => {
    await next?.execute(context);
    if (!context.response) throw new Error('the middleware chain has no end');
    return context.response;
  };
  return {
    setNext: (following) => {
      next = following;
    },
    async execute(context) {
      context.response = await execute(context, () => forward(context));
    },
  };
};

/** Moves what our code tells the chain out of the headers, and keeps every failure from being replaced. */
const entrance = (): Middleware =>
  chained(async (context, next) => {
    const headers = new Headers(context.options?.headers);
    context.request = headers.get(exactUrlHeader) ?? context.request;
    headers.delete(exactUrlHeader);
    context.options = { ...context.options, headers };
    try {
      return await next();
    } catch (error) {
      throw wrapped(error);
    }
  });

const retry = (deps: MiddlewareDeps, to: Destination): Middleware =>
  chained((context, next) => {
    const headers = new Headers(context.options?.headers);
    const repeatable = context.options?.method === 'GET' || headers.has(repeatableHeader);
    headers.delete(repeatableHeader);
    const signal = context.options?.signal ?? undefined;
    const limits = repeatable ? deps.limits : { ...deps.limits, retries: 0 };
    return withRetry({ ...deps, limits }, to, signal, (active) => {
      context.options = { ...context.options, headers, signal: active };
      return next();
    });
  });

/** Adds the token, for our Graph and for nobody else; a refused one is replaced once. */
const authentication = (deps: MiddlewareDeps): Middleware =>
  chained(async (context, next) => {
    const { origin } = new URL(deps.graphUrl);
    if (urlOf(context).origin !== origin) {
      throw new AppError(
        'directory-answer-invalid',
        `A request to another host than Microsoft Graph (${origin}) was stopped before it was sent.`,
      );
    }
    const signal = context.options?.signal ?? undefined;
    const withToken = (token: string): Promise<Response> => {
      const headers = new Headers(context.options?.headers);
      headers.set('authorization', `Bearer ${token}`);
      context.options = { ...context.options, headers };
      return next();
    };
    const token = await deps.tokens.get(signal);
    const response = await withToken(token);
    if (response.status !== 401) return response;
    const another = await deps.tokens.renew(token, signal);
    return withToken(another);
  });

/** The client reads every answer but a 204 as JSON; Graph also ends commands with another 2xx that has no body. */
const withoutBody = async (response: Response): Promise<Response> => {
  const empty = response.ok && (await response.clone().text()) === '';
  return empty ? new Response(null, { status: 204, headers: response.headers }) : response;
};

const sending = (deps: MiddlewareDeps, to: Destination): Middleware =>
  chained(async (context) => {
    const url = urlOf(context);
    let told: string | null = null;
    try {
      const response = await sendOnce(to, url.href, context.options ?? {}, deps.limits.attemptMs);
      told = response.headers.get('x-ms-resource-unit');
      return context.options?.method === 'GET' ? response : withoutBody(response);
    } finally {
      deps.usage.add(url.pathname.replace(/^.*?\/v1\.0/, ''), url.search, told);
    }
  });

/** The chain of one directory: token, bounded retry, one attempt with its time limit, counted. */
export const graphMiddleware = (deps: MiddlewareDeps): Middleware[] => {
  const to = { name: 'Microsoft Graph', host: new URL(deps.graphUrl).host };
  return [entrance(), authentication(deps), retry(deps, to), sending(deps, to)];
};

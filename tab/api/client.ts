import type { z } from 'zod';
import { problemView } from '../../server/contract/problem.ts';
import { ApiProblem, ownProblem } from './problem.ts';

const timeoutMs = 30_000;

type Write = <Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  body: unknown,
  signal?: AbortSignal,
) => Promise<z.output<Schema>>;

/** The API over HTTP: every answer is checked against the contract, every failure is an ApiProblem. */
export interface Client {
  get<Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    signal?: AbortSignal,
  ): Promise<z.output<Schema>>;
  readonly post: Write;
  readonly put: Write;
  readonly patch: Write;
  /** Deletes; what is answered does not matter. */
  delete(path: string): Promise<void>;
  /** The answer itself, of what is no JSON: a file, a stream of events. It may take any time: `signal` gives it up. */
  open(path: string, request: OpenRequest): Promise<Response>;
}

export interface OpenRequest {
  /** The media type asked for. */
  readonly accept: string;
  /** Sent with POST; without it, it is a GET. */
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** A token for our API; with `renew` one that was issued anew, where that is possible. */
export type GetToken = (renew?: boolean) => Promise<string>;

export interface ClientDeps {
  /** Nothing in the browser: the API is where the page came from. */
  readonly baseUrl?: string;
  /** Null asks without signing in. */
  readonly getToken: GetToken | null;
}

const authorization = async (
  getToken: ClientDeps['getToken'],
  renew: boolean,
): Promise<Readonly<Record<string, string>>> => {
  if (getToken === null) return {};
  try {
    return { authorization: `Bearer ${await getToken(renew)}` };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw ownProblem('no-token', 'Sign-in failed', why, error);
  }
};

const send = async (url: string, request: RequestInit): Promise<Response> => {
  try {
    return await fetch(url, request);
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') throw error;
    throw ownProblem('unreachable', 'No answer', `${new URL(url, 'http://.').pathname}`, error);
  }
};

const readJson = async (response: Response): Promise<unknown> => {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
};

const failureOf = (status: number, body: unknown): ApiProblem => {
  const problem = problemView.safeParse(body);
  if (problem.success) return new ApiProblem(problem.data);
  return ownProblem('answer-unreadable', `HTTP ${status}`, 'The answer is not a problem+json.');
};

/** A client that signs every request, once more with a renewed token if that was refused, and gives up after 30 s. */
export const createClient = ({ baseUrl = '', getToken }: ClientDeps): Client => {
  const sendOnce = async (
    path: string,
    request: RequestInit,
    accept: string,
    renew: boolean,
  ): Promise<Response> =>
    send(baseUrl + path, {
      ...request,
      headers: {
        accept,
        ...(request.body ? { 'content-type': 'application/json' } : {}),
        ...(await authorization(getToken, renew)),
      },
    });
  const sendSigned = async (
    path: string,
    request: RequestInit,
    accept = 'application/json',
  ): Promise<Response> => {
    const response = await sendOnce(path, request, accept, false);
    return response.status === 401 && getToken ? sendOnce(path, request, accept, true) : response;
  };
  const succeed = async (
    path: string,
    method: string,
    body: unknown,
    signal: AbortSignal | undefined,
  ): Promise<unknown> => {
    const deadline = AbortSignal.timeout(timeoutMs);
    const response = await sendSigned(path, {
      method,
      signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = await readJson(response);
    if (!response.ok) throw failureOf(response.status, answer);
    return answer;
  };
  const ask = async <Schema extends z.ZodType>(
    method: string,
    path: string,
    schema: Schema,
    body: unknown,
    signal: AbortSignal | undefined,
  ): Promise<z.output<Schema>> => {
    const answer = schema.safeParse(await succeed(path, method, body, signal));
    if (answer.success) return answer.data;
    const [issue] = answer.error.issues;
    const where = issue ? `${issue.path.join('.')}: ${issue.message}` : 'it is empty';
    throw ownProblem('answer-unreadable', 'Unexpected answer', `${path}: ${where}`, answer.error);
  };
  return {
    get: (path, schema, signal) => ask('GET', path, schema, undefined, signal),
    post: (path, schema, body, signal) => ask('POST', path, schema, body, signal),
    put: (path, schema, body, signal) => ask('PUT', path, schema, body, signal),
    patch: (path, schema, body, signal) => ask('PATCH', path, schema, body, signal),
    delete: async (path) => {
      await succeed(path, 'DELETE', undefined, undefined);
    },
    open: async (path, { accept, body, signal }) => {
      const response = await sendSigned(
        path,
        {
          method: body === undefined ? 'GET' : 'POST',
          ...(signal ? { signal } : {}),
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        },
        accept,
      );
      if (!response.ok) throw failureOf(response.status, await readJson(response));
      return response;
    },
  };
};

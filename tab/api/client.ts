import type { z } from 'zod';
import { problemView } from '../../server/contract/problem.ts';
import { ApiProblem, ownProblem } from './problem.ts';

const timeoutMs = 30_000;

/** The API over HTTP: every answer is checked against the contract, every failure is an ApiProblem. */
export interface Client {
  get<Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    signal?: AbortSignal,
  ): Promise<z.output<Schema>>;
  post<Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    body: unknown,
  ): Promise<z.output<Schema>>;
}

export interface ClientDeps {
  /** Nothing in the browser: the API is where the page came from. */
  readonly baseUrl?: string;
  /** Null asks without signing in. */
  readonly getToken: (() => Promise<string>) | null;
}

const authorization = async (
  getToken: ClientDeps['getToken'],
): Promise<Readonly<Record<string, string>>> => {
  if (getToken === null) return {};
  try {
    return { authorization: `Bearer ${await getToken()}` };
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

/** A client that signs every request with a fresh token and gives up after 30 s. */
export const createClient = ({ baseUrl = '', getToken }: ClientDeps): Client => {
  const ask = async <Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    { signal, ...request }: RequestInit,
  ): Promise<z.output<Schema>> => {
    const deadline = AbortSignal.timeout(timeoutMs);
    const response = await send(baseUrl + path, {
      ...request,
      signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
      headers: {
        accept: 'application/json',
        ...(request.body ? { 'content-type': 'application/json' } : {}),
        ...(await authorization(getToken)),
      },
    });
    const body = await readJson(response);
    if (!response.ok) throw failureOf(response.status, body);
    const answer = schema.safeParse(body);
    if (answer.success) return answer.data;
    const [issue] = answer.error.issues;
    const where = issue ? `${issue.path.join('.')}: ${issue.message}` : 'it is empty';
    throw ownProblem('answer-unreadable', 'Unexpected answer', `${path}: ${where}`, answer.error);
  };
  return {
    get: (path, schema, signal) => ask(path, schema, { method: 'GET', signal: signal ?? null }),
    post: (path, schema, body) => ask(path, schema, { method: 'POST', body: JSON.stringify(body) }),
  };
};

import type { Administration } from './administration.ts';
import type { Answer } from './answer.ts';
import type { TenantOptions } from './options.ts';
import type { State } from './state.ts';
import type { Subscriptions } from './subscriptions.ts';

/** One request to Graph, whether it came alone or as an item of a $batch. */
export interface GraphRequest {
  readonly method: string;
  /** The path below the version, e.g. /groups/0c…/members. */
  readonly path: string;
  /** The query as it was sent, without the question mark. */
  readonly search: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Values of the route's placeholders, decoded. */
  readonly params: Readonly<Record<string, string>>;
}

/** For whom and over what a request is answered. */
export interface GraphContext {
  readonly state: State;
  readonly administration: Administration;
  readonly subscriptions: Subscriptions;
  readonly clientId: string;
  readonly roles: ReadonlySet<string>;
  /** Where links of answers point: `http://127.0.0.1:PORT`. */
  readonly graphUrl: string;
  readonly options: TenantOptions;
  readonly now: () => number;
}

export type Handler = (request: GraphRequest, context: GraphContext) => Answer | Promise<Answer>;

/** The value of a placeholder the route is known to have. */
export function param(request: GraphRequest, name: string): string {
  const value = request.params[name];
  if (value === undefined) throw new Error(`the route has no placeholder {${name}}`);
  return value;
}

/** The request body if it is a JSON object, else an empty one. */
export function bodyFields(body: unknown): Readonly<Record<string, unknown>> {
  return typeof body === 'object' && body !== null ? { ...body } : {};
}

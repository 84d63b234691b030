import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Actor } from '../domain/actor.ts';
import type { ErrorCode } from '../domain/errors.ts';
import { readBody } from './body.ts';
import { parseInput } from './input.ts';
import type { RouteName } from './roles.ts';

/** What a use case is called with, checked. */
export interface Call<Params, Query, Body> {
  readonly actor: Actor;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** Aborted when the caller goes away. */
  readonly signal: AbortSignal;
  /** The caller asks for the route's stream of events rather than for its answer. */
  readonly streams: boolean;
  /** For answers that are streamed. */
  readonly response: Response;
}

/** What is answered; null if the handler streamed its answer itself. */
export type Answer = { readonly body?: unknown; readonly location?: string } | null;

/** The successful answer of a route: how it is sent, and what OpenAPI tells of it. */
export interface AnswerShape {
  readonly status: 200 | 201 | 202 | 204;
  readonly description: string;
  /** Media type to schema; empty = no content. */
  readonly content: Readonly<Record<string, z.ZodType>>;
}

/** A route as it is written down; schemas that are not given allow nothing. */
export interface RouteSpec<Params, Query, Body> {
  readonly id: string;
  readonly summary: string;
  readonly params: z.ZodType<Params>;
  readonly query: z.ZodType<Query>;
  readonly body: z.ZodType<Body>;
  readonly answer: AnswerShape;
  /** What is answered instead to `Accept: text/event-stream`. */
  readonly stream?: AnswerShape;
  /** What it may refuse beside what every route may. */
  readonly errors?: readonly ErrorCode[];
  readonly handle: (call: Call<Params, Query, Body>) => Answer | Promise<Answer>;
}

/** A route as the app serves it and as OpenAPI describes it. */
export interface Route {
  readonly name: RouteName;
  readonly method: string;
  /** With `{param}`s. */
  readonly path: string;
  readonly id: string;
  readonly summary: string;
  readonly params: z.ZodType;
  readonly query: z.ZodType;
  /** Null where none is read. */
  readonly body: z.ZodType | null;
  readonly answer: AnswerShape;
  /** Null where there is no other answer than this one. */
  readonly stream: AnswerShape | null;
  readonly errors: readonly ErrorCode[];
  /** Null where no sign-in is needed. */
  readonly signedIn:
    | ((actor: Actor, request: Request, response: Response) => Promise<Answer>)
    | null;
  readonly open: ((request: Request, response: Response) => Answer | Promise<Answer>) | null;
}

const nameParts = (name: RouteName): Pick<Route, 'name' | 'method' | 'path'> => {
  const space = name.indexOf(' ');
  return { name, method: name.slice(0, space), path: name.slice(space + 1) };
};

const nothing: z.ZodType<Readonly<Record<string, never>>> = z.strictObject({});
/** Spread into a route that takes nothing; every unknown parameter or field is refused by name. */
export const noInput = { params: nothing, query: nothing, body: nothing };

const abortedWith = (response: Response): AbortSignal => {
  const controller = new AbortController();
  if (response.destroyed) controller.abort();
  response.once('close', () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
};

const asksForEvents = (request: Request): boolean =>
  request.accepts(['application/json', 'text/event-stream']) === 'text/event-stream';

/** A signed-in route: its input is checked before its use case is called. */
export const route = <Params, Query, Body>(
  name: RouteName,
  spec: RouteSpec<Params, Query, Body>,
): Route => {
  const parts = nameParts(name);
  const sends = parts.method !== 'GET' && parts.method !== 'DELETE';
  return {
    ...parts,
    id: spec.id,
    summary: spec.summary,
    params: spec.params,
    query: spec.query,
    body: sends ? spec.body : null,
    answer: spec.answer,
    stream: spec.stream ?? null,
    errors: spec.errors ?? [],
    open: null,
    /** Checks what was sent before the use case is called. */
    signedIn: async (actor, request, response) => {
      const params = parseInput(spec.params, request.params, 'path');
      const query = parseInput(spec.query, request.query, 'query');
      const sent = sends ? await readBody(request, response) : {};
      const body = parseInput(spec.body, sent, 'body');
      const streams = spec.stream !== undefined && asksForEvents(request);
      const signal = abortedWith(response);
      return spec.handle({ actor, params, query, body, signal, streams, response });
    },
  };
};

/** A route without sign-in. */
export const openRoute = (
  name: RouteName,
  spec: Pick<RouteSpec<never, never, never>, 'id' | 'summary' | 'answer' | 'errors'> & {
    readonly handle: NonNullable<Route['open']>;
  },
): Route => ({
  ...nameParts(name),
  id: spec.id,
  summary: spec.summary,
  params: nothing,
  query: nothing,
  body: null,
  answer: spec.answer,
  stream: null,
  errors: spec.errors ?? [],
  signedIn: null,
  open: spec.handle,
});

import { type Answer, jsonAnswer, refuse } from './answer.ts';
import { type Filter, parseFilter } from './filter.ts';
import { isKnownProperty } from './properties.ts';
import type { ObjectType } from './records.ts';
import type { GraphContext, GraphRequest } from './request.ts';

const maxPage = 999;
const defaultPage = 100;
/** https://learn.microsoft.com/graph/filter-query-parameter: `in` and `or` take at most 15 expressions. */
const maxAlternatives = 15;

/** Whether the request is an advanced query, see https://learn.microsoft.com/graph/aad-advanced-queries. */
export function isEventual(request: GraphRequest): boolean {
  return request.headers.consistencylevel?.toLowerCase() === 'eventual';
}

function countsToo(request: GraphRequest): boolean {
  return isEventual(request) && request.query.get('$count')?.toLowerCase() === 'true';
}

/** The names of $select, or null without one. With a type given, a name it does not have is refused. */
export function readSelect(request: GraphRequest, type?: ObjectType): readonly string[] | null {
  const select = request.query.get('$select');
  if (select === null) return null;
  const names = select.split(',').map((name) => name.trim());
  for (const name of names) {
    if (type === undefined || isKnownProperty(type, name)) continue;
    refuse(
      400,
      'BadRequest',
      `Parsing OData Select and Expand failed: Could not find a property named '${name}' on type 'microsoft.graph.${type}'.`,
    );
  }
  return names;
}

/** The parsed $filter, or null without one; refuses what needs an advanced query and is none. */
export function readFilter(request: GraphRequest): Filter | null {
  const source = request.query.get('$filter');
  if (source === null) return null;
  const filter = parseFilter(source);
  if (filter.advanced && !countsToo(request)) {
    refuse(400, 'Request_UnsupportedQuery', 'Unsupported Query.');
  }
  if (filter.alternatives > maxAlternatives && !countsToo(request)) {
    refuse(
      400,
      'Request_UnsupportedQuery',
      `Too many child clauses specified in search filter expression containing 'OR' operators: ${filter.alternatives}. Max allowed: ${maxAlternatives}.`,
    );
  }
  return filter;
}

function readTop(request: GraphRequest, context: GraphContext): number {
  if (request.query.has('$skip')) {
    refuse(400, 'Request_BadRequest', "'$skip' is not supported by the service.");
  }
  const top = request.query.get('$top');
  if (top === null) return Math.min(defaultPage, context.options.pageSize);
  const size = Number(top);
  if (!Number.isInteger(size) || size < 1 || size > maxPage) {
    refuse(
      400,
      'Request_BadRequest',
      `Invalid page size specified: '${top}'. Must be between 1 and ${maxPage} inclusive.`,
    );
  }
  return Math.min(size, context.options.pageSize);
}

interface PageToken {
  readonly position: number;
  readonly path: string;
  readonly issued: number;
  /** True if the page before was an empty one that pointed here. */
  readonly empty: boolean;
}

function encodeToken(token: PageToken): string {
  return Buffer.from(JSON.stringify(token)).toString('base64url');
}

/** Reads a token of ours; null for anything else. */
export function decodeToken(token: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(token, 'base64url').toString());
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}

function readToken(request: GraphRequest, context: GraphContext): PageToken {
  const token = request.query.get('$skiptoken');
  if (token === null) return { position: 0, path: request.path, issued: 0, empty: false };
  const value = decodeToken(token);
  const fresh =
    typeof value?.issued === 'number' &&
    context.now() - value.issued <= context.options.pageTokenLife;
  if (typeof value?.position !== 'number' || value.path !== request.path || !fresh) {
    refuse(
      400,
      'Directory_ExpiredPageToken',
      'The specified page token value has expired and can no longer be included in your request.',
    );
  }
  return { position: value.position, path: request.path, issued: 0, empty: value.empty === true };
}

/** A list that pages are cut from; positions without an item are holes. */
export interface Source<T> {
  readonly end: number;
  readonly at: (position: number) => T | undefined;
  /** The total for `@odata.count`. */
  readonly count: () => number;
}

/** A source over an array. */
export function arraySource<T>(items: readonly T[]): Source<T> {
  return { end: items.length, at: (position) => items[position], count: () => items.length };
}

function nextLink(request: GraphRequest, context: GraphContext, token: string): string {
  const kept = request.search
    .split('&')
    .filter((part) => part !== '' && !/^(\$|%24)skiptoken=/i.test(part));
  return `${context.graphUrl}/v1.0${request.path}?${[...kept, `$skiptoken=${token}`].join('&')}`;
}

/**
 * Answers one page of the source, at the place the request's $skiptoken names. The work is proportional to the page,
 * holes and filtered items aside. See https://learn.microsoft.com/graph/paging.
 */
export function answerPage<T>(
  source: Source<T>,
  request: GraphRequest,
  context: GraphContext,
  page: { readonly entity: string; readonly view: (item: T) => unknown },
): Answer {
  const size = readTop(request, context);
  const token = readToken(request, context);
  const select = request.query.get('$select');
  const shape = select === null ? page.entity : `${page.entity}(${select})`;
  const told: Record<string, unknown> = {
    '@odata.context': `${context.graphUrl}/v1.0/$metadata#${shape}`,
  };
  if (countsToo(request) && !request.query.has('$skiptoken')) told['@odata.count'] = source.count();
  const { position, path } = token;
  const link = (at: number, empty: boolean): string =>
    nextLink(request, context, encodeToken({ position: at, path, issued: context.now(), empty }));
  if (context.options.emptyPages && !token.empty && source.end > 0) {
    return jsonAnswer(200, { ...told, '@odata.nextLink': link(position, true), value: [] });
  }
  const value: unknown[] = [];
  for (let at = position; at < source.end; at += 1) {
    const item = source.at(at);
    if (item === undefined) continue;
    if (value.length === size) {
      told['@odata.nextLink'] = link(at, false);
      break;
    }
    value.push(page.view(item));
  }
  return jsonAnswer(200, { ...told, value });
}

/** Answers a `$count` segment: plain text, and only for an advanced query. */
export function answerCount(count: () => number, request: GraphRequest): Answer {
  if (!isEventual(request)) {
    refuse(400, 'Request_BadRequest', '$count is not currently supported.');
  }
  return { status: 200, headers: { 'content-type': 'text/plain' }, text: String(count()) };
}

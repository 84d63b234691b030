import { setTimeout as wait } from 'node:timers/promises';
import { type Answer, graphError } from './answer.ts';

/** A request as a fault's matcher sees it. */
export interface FaultRequest {
  readonly method: string;
  /** Version included, e.g. /v1.0/groups/0c…/members or /{tenant}/oauth2/v2.0/token. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** True for an item of a $batch. */
  readonly inBatch: boolean;
}

/** What happens instead of the right answer. */
export type FaultAnswer =
  /** Graph's error with this status; `retryAfter` in seconds, may be fractional. */
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: number | string }
  /** A proxy's page. */
  | { readonly kind: 'html'; readonly status: number }
  /** The right answer, its JSON ended in the middle though the HTTP message is complete. */
  | { readonly kind: 'cut-json' }
  /** The right answer with a nextLink to the same page again, each time another link, for ever. */
  | { readonly kind: 'endless' }
  /** No answer at all. */
  | { readonly kind: 'hang' }
  /** The connection ends in the middle of the body. */
  | { readonly kind: 'destroy' }
  /** The right answer, so many milliseconds later. */
  | { readonly kind: 'latency'; readonly milliseconds: number }
  | { readonly kind: 'custom'; readonly answer: Answer };

export interface Fault {
  /** A predicate, or a method and a pattern of the path (and of path?query); `page: 'next'` means only pages after the first. */
  readonly match:
    | ((request: FaultRequest) => boolean)
    | { readonly method?: string; readonly path: RegExp; readonly page?: 'first' | 'next' };
  /** How often it happens; for ever if absent. */
  readonly times?: number;
  readonly answer: FaultAnswer;
}

export interface Faults {
  /** Adds a fault; the first that matches happens. Answers a function that removes it. */
  readonly add: (fault: Fault) => () => void;
  readonly clear: () => void;
  /** Lets the first matching fault happen to the request. */
  readonly apply: (request: FaultRequest, right: () => Promise<Answer>) => Promise<Answer>;
}

const codes: Readonly<Record<number, readonly [string, string]>> = {
  401: ['InvalidAuthenticationToken', 'Access token has expired or is not yet valid.'],
  403: ['Authorization_RequestDenied', 'Insufficient privileges to complete the operation.'],
  404: [
    'Request_ResourceNotFound',
    'Resource does not exist or one of its queried reference-property objects are not present.',
  ],
  410: ['resyncRequired', 'Resync required. Any items that were returned must be read again.'],
  429: ['TooManyRequests', 'Please retry again later.'],
  500: ['InternalServerError', 'The server was unable to process the request.'],
  502: ['BadGateway', 'Bad gateway.'],
  503: ['ServiceUnavailable', 'The service is temporarily unavailable.'],
  504: ['GatewayTimeout', 'The upstream service did not answer in time.'],
};

function matches(fault: Fault, request: FaultRequest): boolean {
  const { match } = fault;
  if (typeof match === 'function') return match(request);
  if (match.method !== undefined && match.method !== request.method) return false;
  const isNext = request.query.has('$skiptoken');
  if (match.page !== undefined && (match.page === 'next') !== isNext) return false;
  return match.path.test(request.path) || match.path.test(`${request.path}?${request.query}`);
}

function statusAnswer(status: number, retryAfter: number | string | undefined): Answer {
  const [code, message] = codes[status] ?? ['UnknownError', `The service answered ${status}.`];
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  return graphError(status, code, message, headers);
}

function htmlAnswer(status: number): Answer {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    text: `<!doctype html><html><head><title>${status}</title></head><body><h1>The page cannot be displayed</h1></body></html>`,
  };
}

function endless(answer: Answer, request: FaultRequest): Answer {
  const origin = originOf(answer.json);
  if (origin === null) return answer;
  const query = new URLSearchParams(request.query);
  query.set('lap', String(Number(query.get('lap') ?? 0) + 1));
  const link = `${origin}${request.path}?${query}`;
  return { ...answer, json: Object.assign({}, answer.json, { '@odata.nextLink': link }) };
}

function originOf(json: unknown): string | null {
  if (typeof json !== 'object' || json === null) return null;
  const context: unknown = Reflect.get(json, '@odata.context');
  return typeof context === 'string' ? new URL(context).origin : null;
}

async function happen(
  fault: FaultAnswer,
  request: FaultRequest,
  right: () => Promise<Answer>,
): Promise<Answer> {
  switch (fault.kind) {
    case 'status':
      return statusAnswer(fault.status, fault.retryAfter);
    case 'html':
      return htmlAnswer(fault.status);
    case 'cut-json':
      return { ...(await right()), delivery: 'cut' };
    case 'endless':
      return endless(await right(), request);
    case 'hang':
      return { status: 200, headers: {}, delivery: 'hang' };
    case 'destroy':
      return { ...(await right()), delivery: 'destroy' };
    case 'latency':
      await wait(fault.milliseconds, undefined, { ref: false });
      return right();
    case 'custom':
      return fault.answer;
  }
}

/** The faults a test has ordered; without one, every answer is the right one. */
export function createFaults(): Faults {
  let ordered: { readonly fault: Fault; left: number }[] = [];
  return {
    add: (fault) => {
      const entry = { fault, left: fault.times ?? Number.POSITIVE_INFINITY };
      ordered.push(entry);
      return () => {
        ordered = ordered.filter((other) => other !== entry);
      };
    },
    clear: () => {
      ordered = [];
    },
    apply: async (request, right) => {
      const entry = ordered.find(({ fault, left }) => left > 0 && matches(fault, request));
      if (entry === undefined) return right();
      entry.left -= 1;
      const answer = await happen(entry.fault.answer, request, right);
      return { ...answer, fault: entry.fault.answer.kind };
    },
  };
}

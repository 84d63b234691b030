import { Client, type GraphRequest, ResponseType } from '@microsoft/microsoft-graph-client';
import type { z } from 'zod';
import { fromGraphError, invalidAnswer, type Purpose, type ReadRefusal } from './errors.ts';
import {
  exactUrlHeader,
  graphMiddleware,
  type MiddlewareDeps,
  repeatableHeader,
  unwrapped,
} from './middleware.ts';
import { createPagingProgress } from './paging-progress.ts';
import { pageOf } from './schemas.ts';

export interface Call {
  readonly purpose: Purpose;
  readonly signal?: AbortSignal | undefined;
  /** Sent with every page too: a next link does not carry them. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly readRefusal?: ReadRefusal | undefined;
}

/** A request that changes something at Graph. */
export interface Command {
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  /** `repeatable`: done twice is as good as once, so it is repeated like a read. */
  readonly sent: 'once' | 'repeatable';
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Where the next page is, as Graph wrote it; null on the last one. */
  readonly nextLink: string | null;
  /** At the end of a delta round: where the next one begins, as Graph wrote it. */
  readonly deltaLink: string | null;
  /** Of the whole listing; on the first page of an advanced query only. */
  readonly count: number | null;
}

/** The only HTTP to Graph. Every answer is checked by a schema; every failure is an AppError, or the caller's abort reason. */
export interface GraphClient {
  /** `path` begins with a slash and has its query values encoded. */
  get<Schema extends z.ZodType>(path: string, schema: Schema, call: Call): Promise<z.infer<Schema>>;
  /** A POST that only reads, so it may be repeated. */
  postForReading<Schema extends z.ZodType>(
    path: string,
    body: unknown,
    schema: Schema,
    call: Call,
  ): Promise<z.infer<Schema>>;
  /** Changes something; an answer without a body is undefined to the schema. */
  change<Schema extends z.ZodType>(
    command: Command,
    schema: Schema,
    call: Call,
  ): Promise<z.infer<Schema>>;
  /** One page; `link` is a path, or a next link as Graph sent it. */
  page<Item extends z.ZodType>(link: string, item: Item, call: Call): Promise<Page<z.infer<Item>>>;
  /** All pages to the last one, also empty ones. AppError `directory-answer-invalid` if the links never end. */
  pages<Item extends z.ZodType<{ readonly id: string }>>(
    path: string,
    item: Item,
    call: Call,
  ): AsyncGenerator<Page<z.infer<Item>>>;
  /** The path and query of a next link below the version, for example `/groups?$skiptoken=..`. */
  pathOf(nextLink: string, purpose: Purpose): string;
}

const version = 'v1.0';

/** Opens Graph's REST API for one access; nothing is sent before the first call. */
export const createGraphClient = (deps: MiddlewareDeps): GraphClient => {
  const sdk = Client.initWithMiddleware({
    baseUrl: deps.graphUrl,
    defaultVersion: version,
    middleware: graphMiddleware(deps),
  });
  const root = new URL(`${deps.graphUrl}/${version}`);

  const checked = <Schema extends z.ZodType>(body: unknown, schema: Schema, purpose: Purpose) => {
    const parsed = schema.safeParse(body);
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    throw invalidAnswer(purpose, `${issue?.path.join('.') || 'the body'}: ${issue?.message}`);
  };

  const asked = async (
    request: GraphRequest,
    call: Call,
    send: (request: GraphRequest) => Promise<unknown>,
  ): Promise<unknown> => {
    request.responseType(ResponseType.JSON);
    request.headers({ accept: 'application/json', ...call.headers });
    if (call.signal) request.option('signal', call.signal);
    try {
      return await send(request);
    } catch (error) {
      throw fromGraphError(unwrapped(error), call.purpose, deps.clock, call.readRefusal);
    }
  };

  const pathOf = (nextLink: string, purpose: Purpose): string => {
    const url = URL.canParse(nextLink) ? new URL(nextLink) : null;
    const ours = url?.origin === root.origin && url.pathname.startsWith(`${root.pathname}/`);
    if (url === null || !ours) {
      throw invalidAnswer(purpose, `the next page is said to be outside of ${root.origin}`);
    }
    return url.pathname.slice(root.pathname.length) + url.search;
  };

  const page: GraphClient['page'] = async (link, item, call) => {
    const url = link.startsWith('/') ? `${root.href}${link}` : link;
    pathOf(url, call.purpose);
    const request = sdk.api('/').header(exactUrlHeader, new URL(url).href);
    const body = await asked(request, call, (ready) => ready.get());
    const answer = checked(body, pageOf(item), call.purpose);
    return {
      items: answer.value,
      nextLink: answer['@odata.nextLink'] ?? null,
      deltaLink: answer['@odata.deltaLink'] ?? null,
      count: answer['@odata.count'] ?? null,
    };
  };

  return {
    pathOf,
    page,
    async get(path, schema, call) {
      return checked(
        await asked(sdk.api(path), call, (ready) => ready.get()),
        schema,
        call.purpose,
      );
    },
    async postForReading(path, body, schema, call) {
      const request = sdk.api(path).header(repeatableHeader, 'yes');
      return checked(await asked(request, call, (ready) => ready.post(body)), schema, call.purpose);
    },
    async change({ method, path, body, sent }, schema, call) {
      const request = sdk.api(path);
      if (sent === 'repeatable') request.header(repeatableHeader, 'yes');
      const send = {
        POST: (ready: GraphRequest) => ready.post(body),
        PATCH: (ready: GraphRequest) => ready.patch(body),
        DELETE: (ready: GraphRequest) => ready.delete(),
      };
      return checked(await asked(request, call, send[method]), schema, call.purpose);
    },
    async *pages(path, item, call) {
      const progress = createPagingProgress(deps.limits);
      for (let link: string | null = path; link !== null; ) {
        const current: Page<z.infer<typeof item>> = await page(link, item, call);
        yield current;
        link = current.nextLink;
        const loop = progress.loopAfter(current.items, link);
        if (loop) throw invalidAnswer(call.purpose, loop);
      }
    },
  };
};

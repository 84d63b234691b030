import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** As it came: path and query, nothing decoded. */
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export type Reply =
  | {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      /** A string is sent as it is, anything else as JSON. */
      readonly body?: unknown;
      readonly afterMs?: number;
    }
  /** Never answers. */
  | 'hang'
  /** Sends the head and the beginning of a body, then nothing more. */
  | 'hang-in-body'
  /** Ends the connection without an answer. */
  | 'destroy'
  /** Ends the connection in the middle of the body. */
  | 'destroy-in-body';

export type Script = (request: SeenRequest) => Reply | Promise<Reply>;

export interface ScriptedServer {
  readonly url: string;
  readonly seen: readonly SeenRequest[];
  /** Replaces what the server answers. */
  answer(script: Script): void;
  /** Seen requests whose path ends like this. */
  seenAt(pathEnd: string): readonly SeenRequest[];
  close(): Promise<void>;
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

const send = async (reply: Reply, response: ServerResponse): Promise<void> => {
  if (reply === 'hang') return;
  if (reply === 'destroy') {
    response.destroy();
    return;
  }
  if (reply === 'hang-in-body' || reply === 'destroy-in-body') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    response.write('{"value":[');
    if (reply === 'destroy-in-body') setImmediate(() => response.destroy());
    return;
  }
  if (reply.afterMs) await delay(reply.afterMs);
  const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? {});
  response.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers });
  response.end(text);
};

/** An HTTP server on a real socket that answers what a test tells it to, and remembers what it was asked. */
export const startScriptedServer = async (first: Script): Promise<ScriptedServer> => {
  let script = first;
  const seen: SeenRequest[] = [];
  const server = createServer(async (request, response) => {
    const url = request.url ?? '/';
    const parsed = new URL(url, 'http://localhost');
    const asked: SeenRequest = {
      method: request.method ?? 'GET',
      path: parsed.pathname,
      query: parsed.searchParams,
      url,
      headers: request.headers,
      body: await bodyOf(request),
    };
    seen.push(asked);
    await send(await script(asked), response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    seen,
    answer: (next) => {
      script = next;
    },
    seenAt: (pathEnd) => seen.filter(({ path }) => path.endsWith(pathEnd)),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { type Client, type ClientDeps, createClient } from '../../tab/api/client.ts';
import { ApiProblem } from '../../tab/api/problem.ts';

const schema = z.object({ n: z.number() });
const refused = {
  type: 'about:blank',
  title: 'Unauthorized',
  status: 401,
  detail: 'The token has expired.',
  code: 'unauthenticated',
};

const clientOf = async (
  listener: RequestListener,
  getToken: ClientDeps['getToken'] = null,
): Promise<Client> => {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  // the address of a listening TCP server is always an AddressInfo
  const { port } = server.address() as AddressInfo;
  return createClient({ baseUrl: `http://127.0.0.1:${port}`, getToken });
};

const problemFrom = async (asking: Promise<unknown>) => {
  const error: unknown = await asking.catch((thrown: unknown) => thrown);
  if (!(error instanceof ApiProblem)) throw new Error(`no ApiProblem but ${error}`);
  return error.problem;
};

test('every request carries a fresh token, a body as JSON, and brings a checked answer', async () => {
  let tokens = 0;
  const seen: unknown[] = [];
  const client = await clientOf(
    async (request, response) => {
      let body = '';
      for await (const part of request) body += part;
      seen.push([request.method, request.url, request.headers.authorization, body]);
      response.end('{"n":1,"more":true}');
    },
    async () => `token-${++tokens}`,
  );
  expect(await client.get('/a', schema)).toEqual({ n: 1 });
  expect(await client.post('/b', schema, { kind: 'full' })).toEqual({ n: 1 });
  expect(seen).toEqual([
    ['GET', '/a', 'Bearer token-1', ''],
    ['POST', '/b', 'Bearer token-2', '{"kind":"full"}'],
  ]);
});

test('what is changed is put, patched or deleted; an answer without content is enough for the latter', async () => {
  const seen: unknown[] = [];
  const client = await clientOf((request, response) => {
    seen.push([request.method, request.url]);
    if (request.method === 'DELETE') response.writeHead(204).end();
    else response.end('{"n":1}');
  });
  expect(await client.put('/a', schema, {})).toEqual({ n: 1 });
  expect(await client.patch('/b', schema, {})).toEqual({ n: 1 });
  expect(await client.delete('/c')).toBeUndefined();
  expect(seen).toEqual([
    ['PUT', '/a'],
    ['PATCH', '/b'],
    ['DELETE', '/c'],
  ]);
});

test('a token that is refused is renewed once, and the request sent again as it was', async () => {
  const seen: unknown[] = [];
  const client = await clientOf(
    async (request, response) => {
      let body = '';
      for await (const part of request) body += part;
      seen.push([request.headers.authorization, body]);
      if (request.headers.authorization === 'Bearer old') response.writeHead(401).end('{}');
      else response.end('{"n":1}');
    },
    async (renew) => (renew ? 'new' : 'old'),
  );
  expect(await client.post('/a', schema, { kind: 'full' })).toEqual({ n: 1 });
  expect(seen).toEqual([
    ['Bearer old', '{"kind":"full"}'],
    ['Bearer new', '{"kind":"full"}'],
  ]);
});

test('a renewed token that is refused, too, is the end of it', async () => {
  let asked = 0;
  const client = await clientOf(
    (_request, response) => {
      asked += 1;
      response.writeHead(401, { 'content-type': 'application/problem+json' });
      response.end(JSON.stringify(refused));
    },
    async () => 'token',
  );
  expect((await problemFrom(client.get('/a', schema))).code).toBe('unauthenticated');
  expect(asked).toBe(2);
});

test('a refusal keeps the code and the correlation id the server gave it', async () => {
  const problem = {
    type: 'about:blank',
    title: 'Conflict',
    status: 409,
    detail: 'No group.',
    code: 'task-incomplete',
    correlationId: 'c-1',
  };
  const client = await clientOf((_request, response) => {
    response.writeHead(409, { 'content-type': 'application/problem+json' });
    response.end(JSON.stringify(problem));
  });
  expect(await problemFrom(client.get('/a', schema))).toEqual(problem);
});

test.each([
  ['another shape', 200, '{"n":"one"}', 'n'],
  ['no JSON', 200, '<html>', '/a'],
  ['an error page of a proxy', 502, '<html>', 'problem+json'],
])('%s is a problem, never half an answer', async (_name, status, body, mentioned) => {
  const client = await clientOf((_request, response) => response.writeHead(status).end(body));
  const problem = await problemFrom(client.get('/a', schema));
  expect(problem.code).toBe('answer-unreadable');
  expect(problem.detail).toContain(mentioned);
});

test('no server is the problem "unreachable"', async () => {
  const client = await clientOf((request) => request.destroy());
  expect((await problemFrom(client.get('/a', schema))).code).toBe('unreachable');
});

test('without a token nothing is asked', async () => {
  let asked = 0;
  const client = await clientOf(
    (_request, response) => {
      asked += 1;
      response.end();
    },
    () => Promise.reject(new Error('CancelledByUser')),
  );
  const problem = await problemFrom(client.get('/a', schema));
  expect([problem.code, problem.detail, asked]).toEqual(['no-token', 'CancelledByUser', 0]);
});

test('who gives up waiting gets his own abort, not a problem', async () => {
  const client = await clientOf(() => undefined);
  const giveUp = new AbortController();
  const asking = client.get('/a', schema, giveUp.signal);
  giveUp.abort();
  await expect(asking).rejects.toMatchObject({ name: 'AbortError' });
});

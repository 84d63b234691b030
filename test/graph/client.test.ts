import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Directory } from '../../server/ports/directory.ts';
import {
  directoryAt,
  errorOf,
  example,
  graphErrorBody,
  isTokenRequest,
  tokenAnswer,
} from './opened.ts';
import { type Reply, type ScriptedServer, startScriptedServer } from './scripted-server.ts';

const domains: Reply = { body: { value: [{ id: 'contoso.com', isVerified: true }] } };

let server: ScriptedServer;
let directory: Directory;
beforeEach(async () => {
  server = await startScriptedServer(() => domains);
  directory = directoryAt(server.url);
});
afterEach(() => server.close());

/** Graph answers these one after the other, the last one again and again; Entra always gives a token. */
const graphAnswers = (...replies: Reply[]): void =>
  server.answer(({ path }) => {
    if (isTokenRequest(path)) return tokenAnswer();
    return (replies.length > 1 ? replies.shift() : replies[0]) ?? domains;
  });
const asked = () => server.seenAt('/domains').length;
const failing = (status: number, headers: Record<string, string> = {}): Reply => ({
  status,
  headers,
  body: graphErrorBody('aCode'),
});
const link = (path: string) => `${server.url}/v1.0${path}`;
const pageTo = (nextLink: string, id = 'a.example'): Reply => ({
  body: { value: [{ id }], '@odata.nextLink': nextLink },
});

describe('a request to Graph', () => {
  it.each([429, 500, 502, 503, 504])('is repeated after %i and then succeeds', async (status) => {
    graphAnswers(failing(status), failing(status), domains);
    expect(await directory.listDomains()).toHaveLength(1);
    expect(asked()).toBe(3);
    expect(directory.usage().requests).toBe(3);
  });

  it.each(['destroy', 'destroy-in-body', 'hang', 'hang-in-body'] as const)(
    'is repeated when the connection does this: %s',
    async (reply) => {
      directory = directoryAt(server.url, { timeouts: { attemptMs: 400 } });
      graphAnswers(reply, domains);
      expect(await directory.listDomains()).toHaveLength(1);
      expect(asked()).toBe(2);
    },
  );

  it.each([
    ['429', failing(429), 'directory-throttled'],
    ['503', failing(503), 'directory-failed'],
    ['a proxy page of status 502', { status: 502, body: '<html>' }, 'directory-failed'],
    ['no connection', 'destroy' as const, 'directory-unreachable'],
    ['no answer in time', 'hang' as const, 'directory-unreachable'],
  ])('gives up by name after five attempts: %s', async (_, reply, code) => {
    const attemptMs = reply === 'hang' ? 100 : 5_000;
    directory = directoryAt(server.url, { timeouts: { attemptMs } });
    graphAnswers(reply);
    expect((await errorOf(directory.listDomains())).code).toBe(code);
    expect(asked()).toBe(5);
  });

  it.each([400, 403, 404, 409, 410])('is not repeated after %i', async (status) => {
    graphAnswers(failing(status));
    const error = await errorOf(directory.listDomains());
    expect(asked()).toBe(1);
    expect(error.details.upstream).toEqual({ status, code: 'aCode', requestId: 'request-7' });
    expect(error.message).toContain('reading the domains');
    expect(error.message).not.toContain('as told');
  });

  it.each([
    ['seconds', '0.05'],
    ['a date', 'Sun, 01 Mar 2026 08:00:00 GMT'],
  ])('waits as Retry-After says in %s', async (_, value) => {
    graphAnswers(failing(429, { 'retry-after': value }), domains);
    const from = performance.now();
    await directory.listDomains();
    expect(performance.now() - from).toBeGreaterThanOrEqual(value === '0.05' ? 49 : 0);
    expect(asked()).toBe(2);
  });

  it('does not wait for a Retry-After of more than two minutes', async () => {
    graphAnswers(failing(429, { 'retry-after': '121' }), domains);
    const error = await errorOf(directory.listDomains());
    expect([error.code, error.details.retryAfterSeconds]).toEqual(['directory-throttled', 121]);
    expect(asked()).toBe(1);
  });

  it('ends within its total time, whatever Graph asks for', async () => {
    directory = directoryAt(server.url, { timeouts: { totalMs: 500 } });
    graphAnswers(failing(429, { 'retry-after': '30' }));
    expect((await errorOf(directory.listDomains())).code).toBe('directory-throttled');
    graphAnswers('hang');
    expect((await errorOf(directory.listDomains())).code).toBe('directory-unreachable');
  });

  it('signs in anew once when its token is refused', async () => {
    graphAnswers(failing(401), domains);
    expect(await directory.listDomains()).toHaveLength(1);
    const sent = server.seenAt('/domains').map(({ headers }) => headers.authorization);
    expect(new Set(sent).size).toBe(2);
    expect(server.seenAt('/token')).toHaveLength(2);
  });

  it('many requests whose token is refused share one new sign-in', async () => {
    let good = '';
    server.answer(({ path, headers }) => {
      if (!isTokenRequest(path)) return headers.authorization === good ? domains : failing(401);
      const answer = tokenAnswer();
      if (server.seenAt('/token').length === 2) good = `Bearer ${answer.body.access_token}`;
      return answer;
    });
    await Promise.all(Array.from({ length: 6 }, () => directory.listDomains()));
    expect(server.seenAt('/token')).toHaveLength(2);
  });

  it('is refused for good when the fresh token is refused too', async () => {
    graphAnswers(failing(401));
    expect((await errorOf(directory.listDomains())).code).toBe('access-refused');
    expect(asked()).toBe(2);
  });

  it('a 403 names the permission that is missing', async () => {
    graphAnswers({ status: 403, body: example('wire-error-403.json') });
    const error = await errorOf(directory.listDomains());
    expect([error.code, error.details.permission]).toEqual([
      'missing-permission',
      'Domain.Read.All',
    ]);
    expect(error.message).toContain('Domain.Read.All');
    expect(error.details.upstream).toEqual({
      status: 403,
      code: 'Authorization_RequestDenied',
      requestId: '9bf79d05-2480-4e88-afaa-68f0825c969b',
    });
  });

  it.each([
    ['a page of HTML', { body: '<html>', headers: { 'content-type': 'text/html' } }],
    ['cut JSON', { body: '{"value":[{"id":"contoso' }],
    ['an empty body', { body: '' }],
    ['no value', { body: {} }],
    ['a domain without a name', { body: { value: [{ isVerified: true }] } }],
    ['a number for a name', { body: { value: [{ id: 7 }] } }],
    ['a refusal of a proxy', { status: 403, body: '<html>' }],
    ['a lost address of a proxy', { status: 404, body: '<html>' }],
  ])('an answer that is not Graph’s is an error, never an empty list: %s', async (_, reply) => {
    graphAnswers(reply);
    expect((await errorOf(directory.listDomains())).code).toBe('directory-answer-invalid');
  });

  it('follows no redirect, so the token stays where it belongs', async () => {
    const other = await startScriptedServer(() => domains);
    graphAnswers({ status: 302, headers: { location: `${other.url}/v1.0/domains` } });
    await expect(directory.listDomains()).rejects.toMatchObject({ name: 'AppError' });
    expect(other.seen).toHaveLength(0);
    await other.close();
  });

  it('stops when the caller does, in the middle of an answer or of a wait', async () => {
    const reason = new Error('cancelled');
    for (const reply of ['hang', 'hang-in-body', failing(429, { 'retry-after': '60' })] as const) {
      const controller = new AbortController();
      directory = directoryAt(server.url, { timeouts: { attemptMs: 5_000, totalMs: 10_000 } });
      server.answer(({ path }) => {
        if (isTokenRequest(path)) return tokenAnswer();
        setTimeout(() => controller.abort(reason), 20);
        return reply;
      });
      const from = performance.now();
      await expect(directory.listDomains({ signal: controller.signal })).rejects.toBe(reason);
      expect(performance.now() - from).toBeLessThan(2_000);
    }
  });
});

describe('paging', () => {
  it('goes on over empty pages to the last one', async () => {
    graphAnswers(
      pageTo(link('/domains?$skiptoken=1')),
      { body: { value: [], '@odata.nextLink': link('/domains?$skiptoken=2') } },
      { body: { value: [{ id: 'b.example' }] } },
    );
    const names = (await directory.listDomains()).map((domain) => domain.name);
    expect(names).toEqual(['a.example', 'b.example']);
  });

  it('uses a next link exactly as it came', async () => {
    const query = "?$filter=a%20eq%20'R%26D'&$skiptoken=X'44%2B/=='&$select=id&x=%2F(1)&$top=9";
    graphAnswers(pageTo(link(`/domains${query}`)), domains);
    await directory.listDomains();
    // An apostrophe may be written as %27 in a query; everything else stays.
    expect(server.seenAt('/domains')[1]?.url.replaceAll('%27', "'")).toBe(`/v1.0/domains${query}`);
  });

  it.each([
    ['another host', () => 'http://127.0.0.1:9/v1.0/domains'],
    ['another port', () => `${server.url}1/v1.0/domains`],
    ['another version', () => `${server.url}/beta/domains`],
    ['no address', () => 'domains?$skiptoken=1'],
    ['a path climbing out', () => link('/../../secret')],
  ])('a next link to %s is refused unsent', async (_, next) => {
    graphAnswers(pageTo(next()), domains);
    expect((await errorOf(directory.listDomains())).code).toBe('directory-answer-invalid');
    expect(server.seen.filter(({ path }) => !isTokenRequest(path))).toHaveLength(1);
  });

  it('a next link to the same page again is an error', async () => {
    graphAnswers(pageTo(link('/domains?$skiptoken=1')));
    expect((await errorOf(directory.listDomains())).code).toBe('directory-answer-invalid');
    expect(asked()).toBe(2);
  });

  it('links that never end are an error: pages that bring nothing new, or too many pages', async () => {
    let pages = 0;
    const endless = (nextId: () => string) =>
      server.answer(({ path }) => {
        if (isTokenRequest(path)) return tokenAnswer();
        pages += 1;
        return pageTo(link(`/domains?lap=${pages}`), nextId());
      });
    endless(() => 'same.example');
    const error = await errorOf(directory.listDomains());
    expect(error.message).toContain('brought nothing new');
    expect(pages).toBe(6);
    pages = 0;
    endless(() => `d${pages}.example`);
    expect((await errorOf(directory.listDomains())).message).toContain('30 pages');
  });

  it.each([
    ['is not found', failing(404), 'directory-failed'],
    ['is refused', failing(403), 'missing-permission'],
    ['is cut', { body: '{"val' }, 'directory-answer-invalid'],
  ])('a later page that %s fails the whole listing', async (_, reply, code) => {
    graphAnswers(pageTo(link('/domains?$skiptoken=1')), reply);
    expect((await errorOf(directory.listDomains())).code).toBe(code);
  });
});

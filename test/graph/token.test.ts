import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { graphEndpoints } from '../../server/graph/endpoints.ts';
import {
  access,
  directoryAt,
  errorOf,
  example,
  isTokenRequest,
  openerFor,
  secret,
  tokenAnswer,
} from './opened.ts';
import { type ScriptedServer, startScriptedServer } from './scripted-server.ts';

let server: ScriptedServer;
beforeEach(async () => {
  server = await startScriptedServer(({ path }) =>
    isTokenRequest(path) ? tokenAnswer() : { body: { value: [] } },
  );
});
afterEach(() => server.close());

const refusing = (file: string, status: number) => () => ({ status, body: example(file) });
const tokenRequests = () => server.seenAt('/oauth2/v2.0/token');

describe('signing in', () => {
  it('asks for a client-credentials token of the tenant at the overriding host', async () => {
    await directoryAt(server.url).listDomains();
    const [request] = tokenRequests();
    expect(request?.path).toBe(`/${access.tenantId}/oauth2/v2.0/token`);
    const form = new URLSearchParams(request?.body);
    expect(form.get('grant_type')).toBe('client_credentials');
    expect(form.get('client_id')).toBe(access.clientId);
    expect(form.get('client_secret')).toBe(secret);
    expect(form.get('scope')).toContain('https://graph.microsoft.com/.default');
  });

  it.each([
    ['wire-token-error-wrong-secret.json', 401, 'wrong-secret', 7000215, 'not its secret ID'],
    ['wire-token-error-expired-secret.json', 401, 'expired-secret', 7000222, 'new client secret'],
    ['wire-token-error-unknown-app.json', 400, 'unknown-app', 700016, 'client) ID'],
    ['wire-token-error-unknown-tenant.json', 400, 'unknown-tenant', 90002, 'tenant) ID'],
  ])('%s becomes a named error with its fix', async (file, status, code, aadsts, fix) => {
    server.answer(refusing(file, status));
    const error = await errorOf(directoryAt(server.url).listDomains());
    expect(error.code).toBe(code);
    expect(error.message).toContain(fix);
    expect(error.message).toContain(access.clientId);
    expect(error.details.upstream).toMatchObject({ aadsts, status });
    expect(error.details.upstream?.requestId).toBeTruthy();
    expect(tokenRequests()).toHaveLength(1);
  });

  it.each([7000215, 700016])(
    'says of AADSTS%i that a new credential takes a while',
    async (aadsts) => {
      server.answer(() => ({ status: 400, body: { error: 'x', error_codes: [aadsts] } }));
      const error = await errorOf(directoryAt(server.url).listDomains());
      expect(error.message).toContain('wait a few minutes');
    },
  );

  it.each([
    [900023, 'unknown-tenant'],
    [7000229, 'unknown-app'],
    [7000112, 'access-refused'],
    [53003, 'access-refused'],
    [50001, 'access-refused'],
  ])('AADSTS%i is %s', async (aadsts, code) => {
    server.answer(() => ({
      status: 400,
      body: {
        error: 'invalid_grant',
        error_description: `AADSTS${aadsts}: no.`,
        error_codes: [aadsts],
      },
    }));
    const error = await errorOf(directoryAt(server.url).listDomains());
    expect([error.code, error.details.upstream?.aadsts]).toEqual([code, aadsts]);
  });

  it.each(['common', 'a/b', '', '../x', 'a?b'])(
    'refuses the tenant ID "%s" unsent',
    async (tenantId) => {
      const directory = openerFor(server.url)({ ...access, tenantId });
      expect((await errorOf(directory.listDomains())).code).toBe('unknown-tenant');
      expect(server.seen).toHaveLength(0);
    },
  );

  it('an access without client ID or secret is refused unsent', async () => {
    const open = openerFor(server.url);
    const nameless = open({ ...access, clientId: '' });
    const secretless = open({ ...access, credential: { kind: 'entered', clientSecret: '' } });
    expect((await errorOf(nameless.listDomains())).code).toBe('unknown-app');
    expect((await errorOf(secretless.listDomains())).code).toBe('wrong-secret');
    expect(server.seen).toHaveLength(0);
  });

  it.each(['global', 'usgov', 'usgovdod', 'china'] as const)(
    'in the cloud %s is one request with the scope of that cloud, without discovery',
    async (cloud) => {
      const endpoints = graphEndpoints({ cloud, loginUrl: server.url, graphUrl: server.url });
      await directoryAt(server.url, { endpoints }).listDomains();
      expect(server.seen).toHaveLength(2);
      const form = new URLSearchParams(tokenRequests()[0]?.body);
      expect(form.get('scope')).toContain(endpoints.scope);
    },
  );

  it('a corrected secret is tried at once, whatever the wrong one was answered', async () => {
    const open = openerFor(server.url);
    server.answer(({ path, body }) => {
      if (!isTokenRequest(path)) return { body: { value: [] } };
      const right = new URLSearchParams(body).get('client_secret') === 'right';
      const wrong = example('wire-token-error-wrong-secret.json');
      return right
        ? tokenAnswer()
        : { status: 401, headers: { 'retry-after': '3600' }, body: wrong };
    });
    const credential = { kind: 'entered', clientSecret: 'right' } as const;
    expect((await errorOf(open(access).listDomains())).code).toBe('wrong-secret');
    expect((await errorOf(open(access).listDomains())).code).toBe('wrong-secret');
    await expect(open({ ...access, credential }).listDomains()).resolves.toEqual([]);
  });

  it('many readers share one sign-in, and directories opened later use its token again', async () => {
    const open = openerFor(server.url);
    const first = open(access);
    await Promise.all(Array.from({ length: 10 }, () => first.listDomains()));
    await open(access).listDomains();
    expect(tokenRequests()).toHaveLength(1);
  });

  it('opens the sealed secret of the task it is bound to', async () => {
    const sealedSecret = `task-1:${secret}`;
    const open = openerFor(server.url);
    const sealed = (taskId: string) =>
      open({ ...access, credential: { kind: 'sealed', sealedSecret, taskId } });
    await sealed('task-1').listDomains();
    expect(new URLSearchParams(tokenRequests()[0]?.body).get('client_secret')).toBe(secret);
    expect((await errorOf(sealed('task-2').listDomains())).code).toBe('secret-unreadable');
  });

  it('an interrupted or overloaded Entra is asked again', async () => {
    const replies = [
      'destroy' as const,
      { status: 503, body: '<html>busy</html>' },
      { status: 429, headers: { 'retry-after': '0' }, body: { error: 'temporarily_unavailable' } },
      tokenAnswer(),
    ];
    server.answer(({ path }) =>
      isTokenRequest(path) ? (replies.shift() ?? 'destroy') : { body: { value: [] } },
    );
    await expect(directoryAt(server.url).listDomains()).resolves.toEqual([]);
    expect(tokenRequests()).toHaveLength(4);
  });

  it.each([
    ['no connection', 'destroy' as const, 'directory-unreachable'],
    ['no answer', 'hang' as const, 'directory-unreachable'],
    ['a proxy page of status 502', { status: 502, body: '<html>' }, 'directory-unreachable'],
    ['a proxy page of status 200', { body: '<html>' }, 'directory-answer-invalid'],
    ['503 for long', { status: 503, body: { error: 'server_error' } }, 'directory-failed'],
    ['429 for long', { status: 429, body: { error: 'throttled' } }, 'directory-throttled'],
    [
      'a long Retry-After',
      { status: 429, headers: { 'retry-after': '900' }, body: {} },
      'directory-throttled',
    ],
  ])('%s of Entra is told by name, and the next attempt starts anew', async (_, reply, code) => {
    const attemptMs = reply === 'hang' ? 500 : 5_000;
    const open = openerFor(server.url, { timeouts: { attemptMs, retries: 1 } });
    server.answer(() => reply);
    expect((await errorOf(open(access).listDomains())).code).toBe(code);
    server.answer(({ path }) => (isTokenRequest(path) ? tokenAnswer() : { body: { value: [] } }));
    await expect(open(access).listDomains()).resolves.toEqual([]);
  });

  it('the secret is in no error', async () => {
    for (const reply of [
      'destroy' as const,
      refusing('wire-token-error-wrong-secret.json', 401)(),
    ]) {
      server.answer(() => reply);
      const error = await errorOf(directoryAt(server.url).listDomains());
      const told = JSON.stringify([error, error.message, error.stack, String(error.cause)]);
      expect(told).not.toContain(secret);
    }
  });

  it('a caller who gives up waits no longer, and the others still get their token', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    server.answer(async ({ path }) => {
      if (!isTokenRequest(path)) return { body: { value: [] } };
      await held;
      return tokenAnswer();
    });
    const directory = directoryAt(server.url, { timeouts: { attemptMs: 5_000 } });
    const controller = new AbortController();
    const gone = directory.listDomains({ signal: controller.signal });
    const staying = directory.listDomains();
    controller.abort(new Error('cancelled by the admin'));
    await expect(gone).rejects.toThrow('cancelled by the admin');
    release();
    await expect(staying).resolves.toEqual([]);
  });
});

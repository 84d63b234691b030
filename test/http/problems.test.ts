import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ProblemView, problemView } from '../../server/contract/problem.ts';
import { AppError, type ErrorCode } from '../../server/domain/errors.ts';
import { statusOf } from '../../server/http/problem.ts';
import { createFakeUseCases } from './fake-use-cases.ts';
import { type RunningApp, startApp, startAppForTest } from './start-app.ts';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const problemOf = async (response: Response): Promise<ProblemView> => {
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  const problem = problemView.parse(await response.json());
  expect(problem.status).toBe(response.status);
  expect(problem.correlationId).toBe(response.headers.get('x-correlation-id'));
  return problem;
};

const codes = Object.keys(statusOf) as readonly ErrorCode[]; // keys of a Record<ErrorCode, …>

describe('failures of use cases', () => {
  it.each(codes)('%s becomes a problem with its status', async (code) => {
    app.fake.failNext(new AppError(code, 'What was found, and what to do.'));
    const response = await app.ask('GET', '/api/tasks');
    expect(response.status).toBe(statusOf[code]);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(await problemOf(response)).toMatchObject({ code, type: 'about:blank' });
  });

  it('facts, fields, permission and what the other side said are told', async () => {
    const details = {
      fields: [{ path: 'a', message: 'b' }],
      upstream: { status: 403, code: 'Authorization_RequestDenied', requestId: 'r', aadsts: 7 },
      permission: 'User.Read.All',
      facts: { added: ['ada@contoso.com'] },
      retryAfterSeconds: 6.2,
    };
    app.fake.failNext(
      new AppError('directory-throttled', 'Wait.', { ...details, cause: new Error('raw body') }),
    );
    const response = await app.ask('GET', '/api/tasks');
    expect(response.headers.get('retry-after')).toBe('7');
    const problem = await problemOf(response);
    const { fields: errors, retryAfterSeconds: _, ...told } = details;
    expect(problem).toMatchObject({ ...told, errors, detail: 'Wait.' });
    expect(JSON.stringify(problem)).not.toContain('raw body');
  });

  it('an unexpected error is logged whole and answered without its details', async () => {
    app.fake.failNext(new TypeError('connect to mongodb://user:pass@host failed'));
    const response = await app.ask('GET', '/api/tasks');
    const problem = await problemOf(response);
    expect(problem.code).toBe('internal');
    expect(JSON.stringify(problem)).not.toMatch(/mongodb|TypeError|at /);
    const line = app.logged.find((each) => each.includes(problem.correlationId ?? '?'));
    expect(line).toContain('connect to mongodb');
    expect(line).toContain('"stack"');
  });

  it('the message of an AppError "internal" stays with us, too', async () => {
    app.fake.failNext(new AppError('internal', 'the inside'));
    expect(JSON.stringify(await problemOf(await app.ask('GET', '/api/tasks')))).not.toContain(
      'the inside',
    );
  });

  it.each([null, undefined, 'text', { status: 418 }])(
    '%j thrown is answered as internal',
    async (error) => {
      app.fake.failNext(error);
      expect((await problemOf(await app.ask('GET', '/api/tasks'))).code).toBe('internal');
    },
  );
});

describe('bodies', () => {
  it.each(['{', '{"name": }', '{"name": "x"', "{'name': 'x'}", '\u0000'])(
    'malformed JSON %j is refused',
    async (body) => {
      const problem = await problemOf(await app.ask('POST', '/api/tasks', { body }));
      expect(problem).toMatchObject({ status: 400, code: 'invalid-input' });
    },
  );

  it('a body over 1 MB is refused', async () => {
    const body = JSON.stringify({ name: 'x'.repeat(1_000_001) });
    const problem = await problemOf(await app.ask('POST', '/api/tasks', { body }));
    expect(problem).toMatchObject({ status: 413, code: 'body-too-large' });
  });

  it('a small body that unpacks to more than 1 MB is refused', async () => {
    const response = await fetch(`${app.url}/api/tasks`, {
      method: 'POST',
      headers: {
        authorization: await app.login.bearer(),
        'content-type': 'application/json',
        'content-encoding': 'gzip',
      },
      body: gzipSync(JSON.stringify({ name: 'x'.repeat(5_000_000) })),
    });
    expect((await problemOf(response)).status).toBe(413);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'text/json'])(
    '%s is refused',
    async (type) => {
      const headers = { 'content-type': type };
      const problem = await problemOf(await app.ask('POST', '/api/tasks', { body: '{}', headers }));
      expect(problem).toMatchObject({ status: 415, code: 'unsupported-media-type' });
    },
  );

  it('an unknown charset or encoding is refused', async () => {
    for (const headers of [
      { 'content-type': 'application/json; charset=klingon' },
      { 'content-encoding': 'zip' },
    ]) {
      const response = await app.ask('POST', '/api/tasks', { body: '{}', headers });
      expect((await problemOf(response)).code).toBe('unsupported-media-type');
    }
  });

  it('JSON with a charset is taken', async () => {
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    const response = await app.ask('POST', '/api/users', { body: { email: 'a@b.ch' }, headers });
    expect(response.status).toBe(201);
  });
});

describe('routes', () => {
  it.each([
    '/api',
    '/api/nothing',
    '/api/tasks/t1/nothing',
    '/api/audit',
    '/api/runs/r1/undo',
    '/api/users/ada@contoso.com/nothing',
    '/api/evaluation',
    '/graph/unknown',
    '/',
  ])('there is nothing at %s', async (path) => {
    const problem = await problemOf(await app.ask('GET', path));
    expect(problem).toMatchObject({ status: 404, code: 'not-found' });
  });

  it.each([
    ['DELETE', '/api/tasks', 'GET, POST, HEAD'],
    ['POST', '/api/tasks/t1', 'GET, PATCH, DELETE, HEAD'],
    ['GET', '/api/access-tests', 'POST'],
    ['PATCH', '/api/plans/p1', 'GET, HEAD'],
    ['POST', '/healthz', 'GET, HEAD'],
    ['OPTIONS', '/api/users', 'GET, POST, HEAD'],
  ])('%s %s is not there, but %s', async (method, path, allow) => {
    const response = await app.ask(method, path);
    expect(response.headers.get('allow')).toBe(allow);
    expect(await problemOf(response)).toMatchObject({ status: 405, code: 'method-not-allowed' });
  });
});

describe('sign-in', () => {
  it('a login host that is down is answered with 503 and when to try again', async () => {
    const alone = await startAppForTest();
    alone.login.failWith(500);
    const response = await alone.ask('GET', '/api/me');
    expect(await problemOf(response)).toMatchObject({ status: 503, code: 'directory-unreachable' });
    expect(response.headers.get('retry-after')).toBe('60');
  });
});

describe('health', () => {
  it('the process lives, even while the database does not answer', async () => {
    const health = { ping: () => Promise.reject(new Error('no server at secret-host')) };
    const alone = await startAppForTest({ health }, createFakeUseCases());
    expect((await fetch(`${alone.url}/healthz`)).status).toBe(200);
    const problem = await problemOf(await fetch(`${alone.url}/readyz`));
    expect(problem).toMatchObject({ status: 503, code: 'database-unavailable' });
    expect(JSON.stringify(problem)).not.toContain('secret-host');
  });

  it('is ready when the database answers', async () => {
    expect(await (await fetch(`${app.url}/readyz`)).json()).toEqual({ status: 'ok' });
  });

  it('a database that hangs is not waited for', async () => {
    const health = { ping: () => new Promise<void>(() => {}) };
    const alone = await startAppForTest({ health });
    expect((await fetch(`${alone.url}/readyz`)).status).toBe(503);
  });
});

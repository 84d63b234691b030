import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changePageView } from '../../server/contract/change.ts';
import { problemView } from '../../server/contract/problem.ts';
import { mailAddress } from '../../server/domain/ids.ts';
import { routeOf } from './all-routes.ts';
import { createFakeUseCases } from './fake-use-cases.ts';
import { samples, signedInRoutes } from './requests.ts';
import { type RunningApp, startApp, startAppForTest } from './start-app.ts';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

describe('what routes answer', () => {
  it.each(signedInRoutes)('%s answers what it promises, and calls its use case', async (name) => {
    app.fake.forget();
    const sample = samples[name];
    const [method = ''] = name.split(' ');
    const route = routeOf(name);
    const body = sample.bodies?.[0];
    const response = await app.ask(method, sample.path, body ? { body } : {});
    expect(response.status).toBe(route.answer.status);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(app.fake.calls.map((call) => call.name)).toEqual(sample.calls ? [sample.calls] : []);
    const text = await response.text();
    expect(text).not.toContain('sealed');
    const schema = route.answer.content['application/json'];
    if (schema && response.headers.get('content-type')?.includes('json')) {
      const answered: unknown = JSON.parse(text);
      expect(schema.parse(answered)).toEqual(answered);
    }
    if (response.status === 201 || response.status === 202)
      expect(response.headers.get('location')).toMatch(/^\/api\/(tasks|plans|runs|users)\/[^/]+$/);
  });

  it('the use case learns who acts, from the token', async () => {
    app.fake.forget();
    await app.ask('GET', '/api/tasks', { roles: ['Support', 'Audit', 'Unknown'] });
    expect(app.fake.calls[0]?.args[0]).toEqual({
      tenantId: '11111111-1111-4111-8111-111111111111',
      objectId: '22222222-2222-4222-8222-222222222222',
      name: 'Ada Lovelace',
      email: 'ada@contoso.com',
      roles: ['Audit', 'Support'],
    });
  });

  it('input reaches the use case trimmed, in lower case and sorted', async () => {
    app.fake.forget();
    await app.ask('POST', '/api/users', {
      body: { email: ' Ada@Contoso.COM ', sendQuar: ['16:30', '08:00'], adminRoles: null },
    });
    expect(app.fake.calls[0]?.args[1]).toEqual({
      email: mailAddress('ada@contoso.com'),
      sendQuar: ['08:00', '16:30'],
      adminRoles: [],
    });
  });

  it('null resets a setting of a user to "never set"', async () => {
    app.fake.forget();
    await app.ask('PATCH', '/api/users/Ada%40contoso.com', { body: { crypto: null } });
    expect(app.fake.calls[0]?.args.slice(1)).toEqual(['ada@contoso.com', { crypto: null }]);
  });

  it('filters and cursor of a list of changes reach the use case', async () => {
    app.fake.forget();
    const query =
      'kind=skip&search=%20ada&reason=guest&setting=disabled&sort=severity&cursor=7&limit=1000';
    const response = await app.ask('GET', `/api/plans/p1/changes?${query}`);
    expect(app.fake.calls[0]?.args.slice(1)).toEqual([
      'p1',
      {
        ...{ kind: 'skip', search: 'ada', reason: 'guest', setting: 'disabled' },
        ...{ sort: 'severity', after: 7, limit: 1000 },
      },
    ]);
    expect(changePageView.parse(await response.json())).toMatchObject({
      nextCursor: '7',
      total: 9,
    });
  });

  it('an offset reaches the use case of a list of changes and of users', async () => {
    app.fake.forget();
    await app.ask('GET', '/api/runs/r1/changes?offset=10000000');
    await app.ask('GET', '/api/users?offset=7&search=ada');
    expect(app.fake.calls.map(({ args }) => args.at(-1))).toEqual([
      { offset: 10_000_000, after: undefined, limit: 100 },
      { offset: 7, search: 'ada', limit: 100 },
    ]);
  });

  it('an access test lays what was typed over a draft', async () => {
    app.fake.forget();
    const body = { draftId: 'new-task', tenantId: ' Contoso.com ' };
    await app.ask('POST', '/api/access-tests', { body });
    expect(app.fake.calls[0]?.args[1]).toEqual({ draftId: 'new-task', tenantId: 'contoso.com' });
  });

  it('a page holds 100 items if not told otherwise, and a blank search is none', async () => {
    app.fake.forget();
    await app.ask('GET', '/api/users?search=&descending=true');
    expect(app.fake.calls[0]?.args[1]).toEqual({ limit: 100, descending: true });
  });

  it('a failed sign-in of an access test is an answer with a problem in it', async () => {
    const response = await app.ask('POST', '/api/access-tests', { body: { taskId: 't1' } });
    const { error } = (await response.json()) as { error: unknown }; // checked by the next line
    expect(problemView.parse(error)).toMatchObject({
      code: 'expired-secret',
      detail: 'Expired.',
      upstream: { aadsts: 7000222 },
    });
  });

  it('a use case is told when the caller goes away', async () => {
    const caller = new AbortController();
    let tellStopped = (): void => {};
    const stopped = new Promise<void>((resolve) => {
      tellStopped = resolve;
    });
    const alone = await startAppForTest(
      {},
      createFakeUseCases({
        testAccess: (_actor, _input, signal) =>
          new Promise((_resolve, reject) => {
            signal?.addEventListener('abort', () => {
              tellStopped();
              reject(signal.reason);
            });
            caller.abort();
          }),
      }),
    );
    const body = { taskId: 't1' };
    const asked = alone.ask('POST', '/api/access-tests', { body, signal: caller.signal });
    await expect(asked).rejects.toThrow();
    await stopped;
    expect(alone.logged.join('')).not.toContain('request failed');
  });
});

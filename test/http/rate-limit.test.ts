import { expect, it } from 'vitest';
import { problemView } from '../../server/contract/problem.ts';
import { startAppForTest } from './start-app.ts';

const other = '44444444-4444-4444-8444-444444444444';

it('a user who asks too often is told when to come again, and nothing is called', async () => {
  const app = await startAppForTest({ rateLimitPerMinute: 3 });
  for (let count = 0; count < 3; count++)
    expect((await app.ask('GET', '/api/tasks')).status).toBe(200);
  app.fake.forget();
  const response = await app.ask('GET', '/api/tasks');
  expect(response.status).toBe(429);
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(problemView.parse(await response.json()).code).toBe('too-many-requests');
  expect(app.fake.calls).toEqual([]);
});

it('another user at the same address is not stopped by it', async () => {
  const app = await startAppForTest({ rateLimitPerMinute: 1 });
  await app.ask('GET', '/api/tasks');
  expect((await app.ask('GET', '/api/tasks')).status).toBe(429);
  const authorization = await app.login.bearer({ claims: { oid: other } });
  const response = await fetch(`${app.url}/api/tasks`, { headers: { authorization } });
  expect(response.status).toBe(200);
});

it('failed sign-ins of an address are counted, without asking the login host further', async () => {
  const app = await startAppForTest({ rateLimitPerMinute: 2 });
  const authorization = await app.login.bearer({ claims: { aud: 'x' } });
  const attempt = () => fetch(`${app.url}/api/tasks`, { headers: { authorization } });
  expect((await attempt()).status).toBe(401);
  expect((await attempt()).status).toBe(401);
  const asked = app.login.requests.length;
  const refused = await attempt();
  expect(refused.status).toBe(429);
  expect(refused.headers.get('retry-after')).toBe('60');
  expect(app.login.requests).toHaveLength(asked);
});

it('0 is no limit, and health is never limited', async () => {
  const free = await startAppForTest({ rateLimitPerMinute: 0 });
  for (let count = 0; count < 20; count++)
    expect((await free.ask('GET', '/api/me')).status).toBe(200);
  const tight = await startAppForTest({ rateLimitPerMinute: 1 });
  for (let count = 0; count < 5; count++)
    expect((await fetch(`${tight.url}/healthz`)).status).toBe(200);
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { problemView } from '../../server/contract/problem.ts';
import { routeOf } from './all-routes.ts';
import { expectRefused } from './expect-refused.ts';
import { type SignedInRoute, samples, signedInRoutes } from './requests.ts';
import { type RunningApp, startApp } from './start-app.ts';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const queriesOf = (name: SignedInRoute): readonly (readonly [string, string])[] => {
  const { query } = routeOf(name);
  const fields = query instanceof z.ZodObject ? Object.keys(query.shape) : [];
  return [
    ['unknownParam', 'unknownParam=1'] as const,
    ['__proto__', '__proto__=1'] as const,
    ...fields.flatMap((field) => [
      [field, `${field}=a&${field}=b`] as const,
      [field, `${field}=${'a'.repeat(9000)}`] as const,
      [field, `${field}=%00`] as const,
    ]),
  ];
};
const badIds = ['a.b', 'a%20b', 'a$b', '%00', 'x'.repeat(65), '..%2f..', '%7B%24ne%3A1%7D'];

describe('paths and queries', () => {
  it.each(signedInRoutes)('%s refuses every wrong query parameter by name', async (name) => {
    app.fake.forget();
    const [method = ''] = name.split(' ');
    const { path, bodies } = samples[name];
    for (const [at, query] of queriesOf(name)) {
      const body = bodies?.[0];
      const response = await app.ask(method, `${path}?${query}`, body ? { body } : {});
      expect(response.status, query.slice(0, 40)).toBe(400);
      await expectRefused(response, at, app.fake);
    }
  });
  it.each(['0', '1001', '-1', '1.5', 'x', '', '1e2'])('limit=%s is refused', async (limit) => {
    app.fake.forget();
    await expectRefused(await app.ask('GET', `/api/users?limit=${limit}`), 'limit', app.fake);
  });
  it.each([
    '/api/users?offset=1&cursor=abc',
    '/api/plans/p1/changes?offset=1&cursor=1',
    '/api/runs/r1/changes?offset=-1',
    '/api/users?offset=10000001',
  ])('the place of a page is told once, and in bounds: %s is refused', async (path) => {
    app.fake.forget();
    await expectRefused(await app.ask('GET', path), 'offset', app.fake);
  });
  it.each(['sort=worst', 'setting=password'])('%s is refused', async (query) => {
    app.fake.forget();
    const [at = ''] = query.split('=');
    await expectRefused(await app.ask('GET', `/api/plans/p1/changes?${query}`), at, app.fake);
  });
  it.each(signedInRoutes.filter((name) => name.includes('{')))(
    '%s refuses a malformed id by name',
    async (name) => {
      app.fake.forget();
      const [method = '', path = ''] = name.split(' ');
      const wrongs = path.includes('{email}')
        ? ['nobody', 'a%20b@x.y', `a@${'x'.repeat(320)}`]
        : badIds;
      for (const wrong of wrongs) {
        const at = /\{(\w+)\}/.exec(path)?.[1] ?? '';
        const asked = path.replace(/\{\w+\}/, wrong).replace('{groupId}', 'g1');
        const body = samples[name].bodies?.[0];
        await expectRefused(await app.ask(method, asked, body ? { body } : {}), at, app.fake);
      }
    },
  );
  it('a path that cannot be decoded is refused', async () => {
    const response = await app.ask('GET', '/api/tasks/%E0%A4%A');
    expect(response.status).toBe(400);
    expect(problemView.parse(await response.json()).code).toBe('invalid-input');
  });
});

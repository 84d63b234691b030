import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { problemView } from '../../server/contract/problem.ts';
import { type AdminRole, adminRoles } from '../../server/domain/actor.ts';
import { type SignedInRoute, samples, signedInRoutes } from './requests.ts';
import { type RunningApp, startApp } from './start-app.ts';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());
beforeEach(() => app.fake.forget());

/** Who may what, as the design says; written here a second time on purpose. */
const mayUse = (role: AdminRole, name: SignedInRoute): boolean => {
  if (name === 'GET /api/me') return true;
  if (role === 'ALL') return true;
  if (name === 'PUT /api/managed-domains') return false;
  if (name === 'GET /api/drafts/{draftId}') return role === 'User_Management';
  if (name.startsWith('GET ')) return role === 'User_Management' || role === 'Support';
  return role === 'User_Management';
};

const call = (name: SignedInRoute, roles: readonly string[]): Promise<Response> => {
  const [method = ''] = name.split(' ');
  const body = samples[name].bodies?.[0];
  return app.ask(method, samples[name].path, { roles, ...(body ? { body } : {}) });
};

describe.each(adminRoles)('the role %s', (role) => {
  it.each(signedInRoutes)('%s', async (name) => {
    const response = await call(name, [role]);
    await response.text();
    if (mayUse(role, name)) return expect(response.ok).toBe(true);
    expect(response.status).toBe(403);
    expect(app.fake.calls).toEqual([]);
  });
});

it('a refusal names the roles that would do', async () => {
  const problem = problemView.parse(await (await call('POST /api/tasks', ['Support'])).json());
  expect(problem.code).toBe('forbidden');
  expect(problem.detail).toContain('ALL or User_Management');
});

it('one fitting role among others is enough', async () => {
  expect((await call('POST /api/tasks', ['Sales', 'User_Management'])).status).toBe(201);
});

it('a role that lacks is refused before the input is looked at', async () => {
  const response = await app.ask('POST', '/api/tasks', { roles: ['Support'], body: { x: 1 } });
  expect(response.status).toBe(403);
});

it.each(signedInRoutes)('without a token %s is refused and nothing is called', async (name) => {
  const [method = ''] = name.split(' ');
  const response = await fetch(app.url + samples[name].path, { method });
  expect(response.status).toBe(401);
  expect(response.headers.get('www-authenticate')).toMatch(/^Bearer /);
  expect(problemView.parse(await response.json()).code).toBe('unauthenticated');
  expect(app.fake.calls).toEqual([]);
});

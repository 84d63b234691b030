import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { generateTenant } from '../../server/evaluation/tenant/generate-tenant.ts';
import {
  otherTenantId,
  sampleCredentials,
} from '../../server/evaluation/tenant/sample-identities.ts';
import { otherTenant } from '../../server/evaluation/tenant/sample-tenant.ts';
import { samples, signedInRoutes } from '../http/requests.ts';
import { type Api, readUsers, setUpTask, syncWell, testPlan } from './api-steps.ts';
import { type Installation, startInstallation } from './installation.ts';
import { eventually } from './running-server.ts';

const seed = generateTenant({ people: 20, groups: 2 });
const [ours = ''] = seed.groups.map(({ record }) => record.id);
const [theirs = ''] = otherTenant().groups.map(({ record }) => record.id);

describe('two tenants of one installation', () => {
  let installation: Installation;
  let contoso: Api;
  let fabrikam: Api;
  /** What a path's placeholders stand for: things of Contoso. */
  let ids: Readonly<Record<string, string>>;
  beforeAll(async () => {
    installation = await startInstallation({ directories: [seed, otherTenant()] });
    contoso = await installation.signIn('all');
    fabrikam = await installation.signIn('other-tenant');
    const taskId = await setUpTask(contoso, {
      groups: { [ours]: [{ action: 'crypto', value: 'SigEnc' }] },
    });
    const { runId } = await syncWell(contoso, taskId);
    const { planId } = await testPlan(contoso, taskId);
    const [user] = await readUsers(contoso);
    ids = { taskId, draftId: taskId, runId, planId, groupId: ours, email: user?.email ?? '' };
    await contoso('PUT', `/api/drafts/${taskId}`, { fields: {}, clientSecret: 'a-draft-of-ours' });
    const theirTask = await setUpTask(fabrikam, {
      groups: { [theirs]: [{ action: 'crypto', value: 'SigOnly' }] },
      domains: ['fabrikam.de'],
      access: { tenantId: otherTenantId, ...sampleCredentials.other },
    });
    await syncWell(fabrikam, theirTask);
    // a run ends a moment before its lease does
    await eventually(
      () =>
        installation.server.database.collections.leases.countDocuments({ holder: { $ne: null } }),
      (held) => held === 0,
    );
  }, 60_000);
  afterAll(() => installation?.stop());

  /** Everything that is stored, but what the job engine keeps for itself. */
  const stored = async () => {
    const { db } = installation.server.database;
    const names = (await db.listCollections({}, { nameOnly: true }).toArray())
      .map(({ name }) => name)
      .filter((name) => name !== 'jobs')
      .toSorted();
    return Promise.all(
      names.map(async (name) => [
        name,
        await db.collection(name).find().sort({ _id: 1 }).toArray(),
      ]),
    );
  };
  const filled = (path: string): string =>
    path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      const id = ids[name];
      if (id === undefined) throw new Error(`no id of the other tenant stands for {${name}}`);
      return encodeURIComponent(id);
    });
  const byId = signedInRoutes.filter((name) => name.includes('{'));

  it('every operation of the description that takes an id is walked below', async () => {
    const answer = await fetch(`${installation.server.url}/api/openapi.json`);
    const { paths } = z
      .object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
      .parse(await answer.json());
    const described = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(described.filter((name) => name.includes('{')).toSorted()).toEqual(byId.toSorted());
    expect(byId.length).toBeGreaterThan(20);
  });

  it.each(byId)('%s with an id of another tenant is 404 and changes nothing', async (name) => {
    const [method = '', path = ''] = name.split(' ');
    const before = await stored();
    const answer = await fabrikam(method, filled(path), samples[name].bodies?.[0]);
    expect(answer).toMatchObject({ status: 404, body: { status: 404, code: 'not-found' } });
    expect(await stored()).toEqual(before);
  });

  it.each(byId.filter((name) => name.startsWith('GET') && !/export|events/.test(name)))(
    '%s with the same ids is answered to their owner',
    async (name) => {
      const [, path = ''] = name.split(' ');
      expect((await contoso('GET', filled(path))).status).toBe(200);
    },
  );

  it('the access of another tenant’s task cannot be tested', async () => {
    const answer = await fabrikam('POST', '/api/access-tests', { taskId: ids.taskId });
    expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it('the secret of another tenant’s draft cannot be used', async () => {
    const body = { draftId: ids.taskId };
    const tested = await fabrikam('POST', '/api/access-tests', body);
    expect(tested).toMatchObject({ status: 404, body: { code: 'not-found' } });
    const { clientSecret: _, ...access } = { tenantId: otherTenantId, ...sampleCredentials.other };
    const made = await fabrikam('POST', '/api/tasks', {
      name: 'x',
      access: { ...access, ...body },
    });
    expect(made).toMatchObject({ status: 400, body: { code: 'invalid-input' } });
  });

  it('lists show each tenant its own alone', async () => {
    const tasks = async (api: Api) => (await api('GET', '/api/tasks')).body.items;
    expect(await tasks(fabrikam)).toHaveLength(1);
    expect(await tasks(contoso)).toMatchObject([{ taskId: ids.taskId }]);
    const domainsOf = async (api: Api) =>
      new Set((await readUsers(api)).map(({ email }) => email.replace(/.*@/, '')));
    expect(await domainsOf(fabrikam)).toEqual(new Set(['fabrikam.de']));
    expect(await domainsOf(contoso)).toEqual(new Set(['contoso.ch']));
  });

  it('a domain of another tenant cannot be claimed, managed or selected', async () => {
    const before = await stored();
    const items = ['fabrikam.de', 'contoso.ch'].map((name) => ({ name, lftGlobalQuota: null }));
    const claim = await fabrikam('PUT', '/api/managed-domains', { items });
    expect(claim).toMatchObject({ status: 409, body: { code: 'domain-taken' } });
    const user = await fabrikam('POST', '/api/users', { email: 'spy@contoso.ch' });
    expect(user).toMatchObject({ status: 400, body: { code: 'invalid-input' } });
    expect(await stored()).toEqual(before);
  });
});

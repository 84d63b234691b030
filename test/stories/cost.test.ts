import { beforeAll, describe, expect, it } from 'vitest';
import { generateTenant } from '../../server/evaluation/tenant/generate-tenant.ts';
import { openLivePath } from '../bench/live-path.ts';
import { type Cost, measureCosts } from '../bench/measure-cost.ts';
import { setUpTask } from './api-steps.ts';
import { type InstallationOptions, startInstallation } from './installation.ts';
import { eventually } from './running-server.ts';

const groups = 10;

/** What each kind of change costs in a directory of that size, on the real adapters and over real sockets. */
const costsAmong = async (people: number): Promise<readonly Cost[]> => {
  const directory = generateTenant({ people, groups });
  const options: InstallationOptions = { directories: [directory], pollMs: 3_600_000 };
  const installation = await startInstallation(options);
  try {
    const { tenant, server, config, mongodbUri } = installation;
    const newcomer = tenant.tenant.addUser({ displayName: 'New Person' });
    const api = await installation.signIn();
    const groupIds = directory.groups.map(({ record }) => record.id);
    const [first = '', second = ''] = groupIds;
    const crypto = ['SigEnc', 'SigOnly'] as const;
    const taskId = await setUpTask(api, {
      groups: Object.fromEntries(
        groupIds.map((id, index) => [
          id,
          [{ action: 'crypto', value: crypto[index % crypto.length] ?? 'None' }],
        ]),
      ),
      settings: { liveSync: { enabled: true }, disableMissingUsers: true },
    });
    await eventually(
      () => api('GET', `/api/tasks/${taskId}`),
      ({ body }) => body.lastRun?.state === 'done',
      60_000,
    );
    // nothing that goes on in a server every few seconds is to be counted
    await server.stop();
    const known = [...tenant.state.members(second).values()][0]?.id ?? '';
    const path = await openLivePath(
      {
        ...{ mongodbUri, loginUrl: tenant.loginUrl, graphUrl: tenant.graphUrl },
        ...{ m365TenantId: tenant.tenantId, sealingKeys: config.sealingKeys ?? [] },
      },
      taskId,
    );
    try {
      return await measureCosts(tenant, path, first, [{ newcomer, known }]);
    } finally {
      await path.close();
    }
  } finally {
    await installation.stop();
  }
};

describe('one change in the directory', () => {
  let few: readonly Cost[] = [];
  let many: readonly Cost[] = [];
  beforeAll(async () => {
    few = await costsAmong(200);
    many = await costsAmong(2000);
  }, 180_000);

  const names = (costs: readonly Cost[]) =>
    costs.map(({ name, operations }) => ({ name, statements: operations.map((one) => one.name) }));
  const counted = (costs: readonly Cost[], what: 'keys' | 'documents') =>
    costs.map(({ operations }) => operations.reduce((sum, one) => sum + one[what], 0));

  it('costs at most three requests to Graph', () => {
    for (const { name, graphRequests } of [...few, ...many])
      expect({ name, atMost: Math.max(3, graphRequests) }).toEqual({ name, atMost: 3 });
  });

  it('is not looked for again once it was applied', () => {
    for (const { name, applied, looksToCome } of [...few, ...many])
      if (applied > 0) expect({ name, looksToCome }).toEqual({ name, looksToCome: 0 });
  });

  it('costs the same statements in MongoDB among 200 people and among 2,000', () => {
    expect(few).toHaveLength(7);
    const sorted = (costs: readonly Cost[]) =>
      names(costs).map(({ name, statements }) => ({ name, statements: statements.toSorted() }));
    expect(sorted(many)).toEqual(sorted(few));
    for (const { operations } of many) expect(operations.length).toBeLessThan(80);
  });

  it('looks at no collection as a whole, and at as few documents and keys among 2,000 people', () => {
    for (const { operations } of many)
      for (const { name, plan } of operations) expect(`${name}: ${plan}`).not.toContain('COLLSCAN');
    for (const documents of counted(many, 'documents')) expect(documents).toBeLessThan(100);
    // the changes of the last day count for the limits, and so do as many users as these are a share of
    for (const [index, keys] of counted(many, 'keys').entries())
      expect(keys).toBeLessThan((counted(few, 'keys')[index] ?? 0) + 50);
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { generateTenant } from '../../server/evaluation/tenant/generate-tenant.ts';
import { sampleGroupIds } from '../../server/evaluation/tenant/sample-groups.ts';
import { sampleCredentials } from '../../server/evaluation/tenant/sample-identities.ts';
import { type SimulatedTenant, startTenant } from '../../server/evaluation/tenant/start-tenant.ts';
import { createOpenDirectory } from '../../server/graph/directory.ts';
import { graphEndpoints } from '../../server/graph/endpoints.ts';
import type { Directory, DirectoryAccess } from '../../server/ports/directory.ts';
import { openSealing } from './opened.ts';

const opened = (
  tenant: SimulatedTenant,
  { clientId, clientSecret }: { clientId: string; clientSecret: string } = sampleCredentials.ready,
  changed: Partial<DirectoryAccess> = {},
  attemptMs = 10_000,
): Directory =>
  createOpenDirectory({
    sealing: openSealing,
    endpoints: graphEndpoints({
      cloud: 'global',
      loginUrl: tenant.loginUrl,
      graphUrl: tenant.graphUrl,
    }),
    clock: { now: () => new Date() },
    random: Math.random,
    timeouts: { attemptMs, baseDelayMs: 2, maxDelayMs: 5 },
  })({
    tenantId: tenant.tenantId,
    clientId,
    credential: { kind: 'entered', clientSecret },
    ...changed,
  });

describe('the directory of a whole simulated Microsoft 365', () => {
  let tenant: SimulatedTenant;
  beforeAll(async () => {
    tenant = await startTenant();
  });
  afterEach(() => {
    tenant.faults.clear();
    tenant.requests.reset();
  });
  afterAll(() => tenant.stop());

  it('access with the four permissions is good', async () => {
    const report = await opened(tenant).testAccess();
    expect(report).toMatchObject({ ok: true, tenantName: 'Contoso AG', error: null });
    expect(report.checks.map((check) => check.state)).toEqual(['ok', 'ok', 'ok', 'ok']);
  });

  it('missing consents are told one by one', async () => {
    const report = await opened(tenant, sampleCredentials.missingPermissions).testAccess();
    expect(report.ok).toBe(false);
    expect(report.checks.map(({ permission, state }) => [permission, state])).toEqual([
      ['Domain.Read.All', 'missing'],
      ['Group.Read.All', 'missing'],
      ['GroupMember.Read.All', 'ok'],
      ['User.Read.All', 'missing'],
    ]);
  });

  it('a permission too many is told', async () => {
    const report = await opened(tenant, sampleCredentials.excessPermission).testAccess();
    const excess = report.checks.filter((check) => check.state === 'excess');
    expect([report.ok, excess.map((check) => check.permission)]).toEqual([
      true,
      ['Directory.ReadWrite.All'],
    ]);
  });

  it.each([
    ['an expired secret', sampleCredentials.expiredSecret, {}, 'expired-secret'],
    ['a wrong secret', { ...sampleCredentials.ready, clientSecret: 'wrong' }, {}, 'wrong-secret'],
    [
      'an unknown app',
      { ...sampleCredentials.ready, clientId: '00000000-0000-4000-8000-0000000000ff' },
      {},
      'unknown-app',
    ],
    [
      'an unknown tenant',
      sampleCredentials.ready,
      { tenantId: '00000000-0000-4000-8000-0000000000ff' },
      'unknown-tenant',
    ],
    ['no tenant at all', sampleCredentials.ready, { tenantId: 'not a tenant' }, 'unknown-tenant'],
  ])('%s is told by name', async (_, credentials, changed, code) => {
    const report = await opened(tenant, credentials, changed).testAccess();
    expect(report.error?.code).toBe(code);
  });

  it('lists the domains, verified and not', async () => {
    const domains = await opened(tenant).listDomains();
    expect(domains).toContainEqual({
      name: 'contoso.ch',
      verified: true,
      initial: false,
      mail: true,
    });
    expect(domains.find((domain) => domain.name === 'contoso-neu.ch')?.verified).toBe(false);
    expect(domains.filter((domain) => domain.initial)).toHaveLength(1);
  });

  it('reads nested groups in a circle, each once', async () => {
    const { projectAlpha, projectAlphaCore, projectAlphaLead } = sampleGroupIds;
    const snapshot = await opened(tenant).readGroups([projectAlpha]);
    expect([...snapshot.groups.keys()].sort()).toEqual(
      [projectAlpha, projectAlphaCore, projectAlphaLead].sort(),
    );
    expect(tenant.requests.count('GET /groups/{group-id}/members')).toBe(3);
  });

  it('a hidden group is unreadable, a deleted one missing, an empty one empty', async () => {
    const { hiddenMembership, empty } = sampleGroupIds;
    const gone = tenant.tenant.addGroup({ displayName: 'Soon gone' });
    tenant.tenant.deleteGroup(gone);
    const { groups } = await opened(tenant).readGroups([hiddenMembership, empty, gone]);
    expect(groups.get(hiddenMembership)).toMatchObject({ state: 'unreadable' });
    expect(groups.get(hiddenMembership)?.problem).toContain('Member.Read.Hidden');
    expect(groups.get(gone)).toMatchObject({ state: 'missing' });
    expect(groups.get(empty)).toMatchObject({ state: 'readable', memberIds: [] });
  });

  it('devices and contacts are counted, not taken for users', async () => {
    const id = sampleGroupIds.devicesAndContacts;
    const { groups } = await opened(tenant).readGroups([id]);
    expect(groups.get(id)?.otherMembers).toBe(3);
  });

  it('without User.Read.All every member is unreadable', async () => {
    const directory = opened(tenant, sampleCredentials.missingPermissions);
    const { people } = await directory.readGroups([sampleGroupIds.sales]);
    expect(people.size).toBeGreaterThan(100);
    expect([...people.values()].every((person) => !person.readable)).toBe(true);
  });

  it('finds groups by the words of their names, with what would break an address', async () => {
    const directory = opened(tenant);
    const names = async (search: string) =>
      (await directory.findGroups({ search })).groups.map((group) => group.displayName);
    expect(await names('Großkunden & Öff')).toEqual(['Großkunden & Öffentliche Hand (Köln)']);
    expect((await names('support')).length).toBeGreaterThanOrEqual(2);
    expect(await names('no such group "at" all')).toEqual([]);
  });

  it('lists all groups in the order of their names, and counts their members', async () => {
    const directory = opened(tenant);
    const { groups, nextCursor } = await directory.findGroups({});
    expect([groups.length, nextCursor]).toEqual([Object.keys(sampleGroupIds).length, null]);
    const counts = await directory.countMembers(groups.map((group) => group.groupId));
    expect(counts.get(sampleGroupIds.empty)).toBe(0);
    expect(counts.get(sampleGroupIds.hiddenMembership)).toBeNull();
    expect(counts.get(sampleGroupIds.sales)).toBeGreaterThan(100);
  });

  it.each([
    ['429 with Retry-After', { kind: 'status', status: 429, retryAfter: 0.01 }],
    ['429 without', { kind: 'status', status: 429 }],
    ['503', { kind: 'status', status: 503 }],
    ['502 as a page', { kind: 'html', status: 502 }],
    ['a broken connection', { kind: 'destroy' }],
    ['no answer', { kind: 'hang' }],
  ] as const)('%s on the way changes nothing of what is read', async (_, answer) => {
    const ids = [sampleGroupIds.sales, sampleGroupIds.projectAlpha];
    const calm = await opened(tenant).readGroups(ids);
    tenant.faults.add({ match: { path: /members/ }, times: 3, answer });
    tenant.faults.add({ match: ({ inBatch }) => inBatch, times: 1, answer });
    const attemptMs = answer.kind === 'hang' ? 1_000 : 10_000;
    const rough = await opened(tenant, sampleCredentials.ready, {}, attemptMs).readGroups(ids);
    expect(new Set(rough.people.keys())).toEqual(new Set(calm.people.keys()));
    expect(rough.groups).toEqual(calm.groups);
  });

  it.each([
    ['endless', 'directory-answer-invalid'],
    ['cut-json', 'directory-answer-invalid'],
  ] as const)('a listing with the fault "%s" is %s', async (kind, code) => {
    tenant.faults.add({ match: { path: /members/ }, answer: { kind } });
    const reading = opened(tenant).readGroups([sampleGroupIds.sales]);
    await expect(reading).rejects.toMatchObject({ code });
  });

  it('revoked tokens are replaced on the way', async () => {
    const directory = opened(tenant);
    await directory.listDomains();
    tenant.revokeTokens(sampleCredentials.ready.clientId);
    expect((await directory.listDomains()).length).toBeGreaterThan(3);
  });

  it('small and empty pages bring the same people', async () => {
    const ids = [sampleGroupIds.everyone];
    const large = await opened(tenant).readGroups(ids);
    tenant.options.pageSize = 50;
    tenant.options.emptyPages = true;
    const small = await opened(tenant).readGroups(ids);
    tenant.options.pageSize = 999;
    tenant.options.emptyPages = false;
    expect(small.people).toEqual(large.people);
    expect(small.people.size).toBeGreaterThan(950);
  });

  it('what it says it cost is what was counted at the other end', async () => {
    const directory = opened(tenant);
    await directory.listDomains();
    tenant.requests.reset();
    const before = directory.usage();
    await directory.readGroups(Object.values(sampleGroupIds));
    const after = directory.usage();
    expect(after.requests - before.requests).toBe(tenant.requests.total());
    const units = tenant.requests.units();
    expect(Math.abs(after.resourceUnits - before.resourceUnits - units)).toBeLessThanOrEqual(2);
  });
});

it('reads 10,000 people in 200 groups with 200 requests and ten batches', async () => {
  const seed = generateTenant({ people: 10_000, groups: 200 });
  const tenant = await startTenant({ directories: [seed] });
  const directory = opened(tenant);
  const ids = seed.groups.map((group) => group.record.id);
  const snapshot = await directory.readGroups(ids);
  expect(snapshot.people.size).toBe(10_000);
  expect(directory.usage().requests).toBe(210);
  await tenant.stop();
});

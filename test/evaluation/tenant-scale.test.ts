import { describe, expect, test } from 'vitest';
import { generateTenant } from '../../server/evaluation/tenant/generate-tenant.ts';
import { sampleTenant } from '../../server/evaluation/tenant/sample-tenant.ts';
import { startTenant } from '../../server/evaluation/tenant/start-tenant.ts';
import { list, openGraph, readAll, withTenant } from './tenant-client.ts';

describe('seeds', () => {
  test('the same seed makes the same directory, another seed another one', () => {
    const make = (seed: number) => generateTenant({ people: 50, groups: 5, nesting: 2, seed });
    expect(make(7)).toEqual(make(7));
    expect(make(8).users.at(-1)?.id).not.toBe(make(7).users.at(-1)?.id);
    expect(sampleTenant()).toEqual(sampleTenant());
  });

  test('the sample company has about 1,000 people in 25 groups, with unique ids and names', () => {
    const { users, groups } = sampleTenant();
    expect(users.length).toBeGreaterThan(990);
    expect(groups).toHaveLength(25);
    expect(new Set(users.map((user) => user.id)).size).toBe(users.length);
    expect(new Set(users.map((user) => user.userPrincipalName)).size).toBe(users.length);
  });

  test('people are spread over the groups, and groups hang below each other as deep as asked', () => {
    const { groups } = generateTenant({ people: 100, groups: 10, groupsPerPerson: 2, nesting: 3 });
    expect(groups.map(({ members }) => members.length)).toEqual([
      21, 21, 21, 20, 20, 20, 20, 20, 20, 20,
    ]);
  });
});

describe('100,000 people', () => {
  const seed = generateTenant({ people: 100_000, groups: 50, everyone: true });
  const tenant = withTenant({ directories: [seed] });

  test('all members of one group come in 101 pages, the last as fast as the first', async () => {
    const graph = await openGraph(tenant.get());
    const everyone = seed.groups.at(-1)?.record.id;
    tenant.get().requests.reset();
    const pages = await readAll(graph, `/groups/${everyone}/members?$select=id,mail&$top=999`);
    expect(pages).toHaveLength(101);
    expect(pages.reduce((sum, page) => sum + list(page.json.value).length, 0)).toBe(100_000);
    expect(tenant.get().requests.count('GET /groups/{group-id}/members')).toBe(101);
  });

  test('one change in it is one delta request with one item', async () => {
    const graph = await openGraph(tenant.get());
    const [group, other] = seed.groups;
    const latest = await graph('/groups/delta?$select=members&$deltatoken=latest');
    const member = other?.members[0] ?? '';
    tenant.get().tenant.addMember(group?.record.id ?? '', member);
    const { json } = await graph(String(latest.json['@odata.deltaLink']));
    expect(json.value).toMatchObject([{ id: group?.record.id, 'members@delta': [{ id: member }] }]);
  });
});

test('two tenants side by side do not share anything', async () => {
  const [one, two] = await Promise.all([startTenant(), startTenant()]);
  const graph = await openGraph(one);
  const id = one.tenant.addUser({ displayName: 'Only Here' });
  expect(two.state.find(id)).toBeUndefined();
  const foreign = await graph(`${two.graphUrl}/v1.0/domains`);
  expect(foreign.status).toBe(401);
  await Promise.all([one.stop(), two.stop()]);
});

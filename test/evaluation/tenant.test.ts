import { describe, expect, test } from 'vitest';
import { sampleGroupIds } from '../../server/evaluation/tenant/sample-groups.ts';
import { sampleCredentials } from '../../server/evaluation/tenant/sample-identities.ts';
import { oddPeople } from '../../server/evaluation/tenant/sample-people.ts';
import { errorCode, list, object, openGraph, post, readAll, withTenant } from './tenant-client.ts';

const tenant = withTenant();
const ids = sampleGroupIds;

describe('every endpoint answers within the contract', () => {
  const user = oddPeople.inThreeGroups.id;
  test.each([
    ['/domains'],
    ['/domains/contoso.ch'],
    ['/organization'],
    ['/organization?$select=id,displayName,verifiedDomains'],
    ['/groups'],
    ['/groups?$select=id,displayName,mail,groupTypes&$top=999'],
    [`/groups/${ids.marketing}`],
    [`/groups/${ids.marketing}?$select=id,displayName`],
    [`/groups/${ids.everyone}/members`],
    [`/groups/${ids.devicesAndContacts}/members?$select=id,displayName,mail`],
    [`/groups/${ids.everyone}/members/microsoft.graph.user?$select=id,mail,proxyAddresses`],
    [`/groups/${ids.signAndEncrypt}/members/graph.group`],
    [`/groups/${ids.projectAlpha}/transitiveMembers`],
    [`/groups/${ids.projectAlpha}/transitiveMembers/microsoft.graph.user`],
    ['/users'],
    ['/users?$select=id,mail,userType,accountEnabled,proxyAddresses&$top=999'],
    [`/users/${user}`],
    [`/users/${oddPeople.umlauts.userPrincipalName}`],
    [`/users/${user}/memberOf`],
    [`/users/${user}/transitiveMemberOf/microsoft.graph.group`],
    ['/directory/deletedItems/microsoft.graph.user'],
    ['/directory/deletedItems/microsoft.graph.group'],
    ['/groups/delta'],
    ['/groups/delta?$select=displayName,members'],
    ['/users/delta?$select=displayName,mail,accountEnabled'],
    ['/subscriptions'],
  ])('GET %s', async (path) => {
    const graph = await openGraph(tenant.get());
    expect((await graph(path)).status).toBe(200);
  });

  test.each([
    ['/directoryObjects/getByIds', { ids: [user, ids.marketing], types: ['user', 'group'] }],
    [`/users/${user}/getMemberGroups`, { securityEnabledOnly: false }],
    [`/users/${user}/checkMemberGroups`, { groupIds: [ids.signOnly, ids.legal] }],
    ['/$batch', { requests: [{ id: '1', method: 'GET', url: '/domains' }] }],
  ])('POST %s', async (path, body) => {
    const graph = await openGraph(tenant.get());
    expect((await graph(path, post(body))).status).toBe(200);
  });

  test.each([
    ['/groups/$count'],
    [`/groups/${ids.everyone}/members/$count`],
    [`/groups/${ids.everyone}/members/microsoft.graph.user/$count`],
    [`/groups/${ids.projectAlpha}/transitiveMembers/$count`],
  ])('%s is plain text, and an advanced query only', async (path) => {
    const graph = await openGraph(tenant.get());
    const counted = await graph(path, { eventual: true });
    expect(counted.headers.get('content-type')).toContain('text/plain');
    expect(counted.text).toMatch(/^\d+$/);
    expect(errorCode(await graph(path))).toBe('Request_BadRequest');
  });

  test.each([
    ['/groups/a3000000-0000-4000-8000-999999999999', 404, 'Request_ResourceNotFound'],
    ['/groups/nonsense', 400, 'Request_BadRequest'],
    ['/users/a3000000-0000-4000-8000-999999999999', 404, 'Request_ResourceNotFound'],
    ['/domains/unknown.example', 404, 'Request_ResourceNotFound'],
    ['/groups?$top=1000', 400, 'Request_BadRequest'],
    ['/groups?$top=0', 400, 'Request_BadRequest'],
    ['/groups?$skip=10', 400, 'Request_BadRequest'],
    ['/groups?$select=nonsense', 400, 'BadRequest'],
    ["/groups?$filter=displayName like 'a'", 400, 'BadRequest'],
    ['/groups?$search="displayName:a"', 400, 'Request_UnsupportedQuery'],
    ["/users?$filter=endswith(mail,'a')", 400, 'Request_UnsupportedQuery'],
    ['/users?$filter=accountEnabled ne true&$count=true', 400, 'Request_UnsupportedQuery'],
    ['/groups?$skiptoken=nonsense', 400, 'Directory_ExpiredPageToken'],
    ['/groups/delta?$top=5', 400, 'Request_UnsupportedQuery'],
    ['/subscriptions/a3000000-0000-4000-8000-999999999999', 404, 'ResourceNotFound'],
    [`/groups/${ids.hiddenMembership}/members`, 403, 'Authorization_RequestDenied'],
  ])('GET %s is refused with %i %s', async (path, status, code) => {
    const graph = await openGraph(tenant.get());
    const reply = await graph(path);
    expect([reply.status, errorCode(reply)]).toEqual([status, code]);
    const inner = object(object(reply.json.error).innerError);
    expect(inner['request-id']).toBe(reply.headers.get('request-id'));
  });
});

describe('paging', () => {
  test('every member comes exactly once over all pages, and a page has at most $top of them', async () => {
    const graph = await openGraph(tenant.get());
    const pages = await readAll(graph, `/groups/${ids.everyone}/members?$select=id&$top=100`);
    const found = pages.flatMap((page) => list(page.json.value).map((member) => member.id));
    expect(pages.map((page) => list(page.json.value).length)).toEqual([...Array(9).fill(100), 99]);
    expect(new Set(found).size).toBe(999);
  });

  test('the default page has 100 items, and a nextLink keeps the query', async () => {
    const graph = await openGraph(tenant.get());
    const page = await graph('/users?$select=id');
    expect(list(page.json.value)).toHaveLength(100);
    expect(page.json['@odata.nextLink']).toContain('/v1.0/users?$select=id&$skiptoken=');
  });

  test('an empty page with a nextLink comes before each page if so ordered', async () => {
    const graph = await openGraph(tenant.get());
    tenant.get().options.emptyPages = true;
    const pages = await readAll(graph, `/groups/${ids.everyone}/members?$select=id&$top=999`);
    tenant.get().options.emptyPages = false;
    expect(pages.map((page) => list(page.json.value).length)).toEqual([0, 999]);
  });

  test('a member removed between two pages neither hides nor repeats another one', async () => {
    const graph = await openGraph(tenant.get());
    const path = `/groups/${ids.sales}/members?$select=id&$top=60`;
    const before = (await readAll(graph, path)).flatMap((page) => list(page.json.value));
    const first = await graph(path);
    tenant.get().tenant.removeMember(ids.sales, String(before[0]?.id));
    const rest = await readAll(graph, String(first.json['@odata.nextLink']));
    const found = [first, ...rest].flatMap((page) => list(page.json.value));
    expect(found).toEqual(before);
  });

  test('@odata.count stands on the first page of an advanced query alone', async () => {
    const graph = await openGraph(tenant.get());
    const first = await graph('/groups?$count=true&$top=20&$select=id', { eventual: true });
    const second = await graph(String(first.json['@odata.nextLink']), { eventual: true });
    expect([first.json['@odata.count'], second.json['@odata.count']]).toEqual([25, undefined]);
    const plain = await graph('/groups?$count=true&$top=20&$select=id');
    expect(plain.json['@odata.count']).toBeUndefined();
  });
});

describe('selecting and finding', () => {
  test('$select decides what is told; in mixed lists @odata.type comes first', async () => {
    const graph = await openGraph(tenant.get());
    const page = await graph(`/groups/${ids.signAndEncrypt}/members?$select=id,mail&$top=999`);
    const members = list(page.json.value);
    expect(Object.keys(members[0] ?? {})).toEqual(['@odata.type', 'id', 'mail']);
    expect(members.find((one) => one['@odata.type'] === '#microsoft.graph.group')?.id).toBe(
      ids.projectAlpha,
    );
  });

  test('without $select a user has the default properties alone', async () => {
    const graph = await openGraph(tenant.get());
    const { json } = await graph(`/users/${oddPeople.aliases.id}`);
    expect(json.mail).toBe('alia.aliasse@contoso.ch');
    expect(json).not.toHaveProperty('proxyAddresses');
  });

  test.each([
    ["/groups?$filter=startswith(displayName,'seppmail')&$select=id", 7],
    [`/groups?$filter=id in ('${ids.marketing}','${ids.sales}')&$select=id`, 2],
    [`/users?$filter=id eq '${oddPeople.guest.id}'&$select=id`, 1],
    ["/users?$filter=userType eq 'Guest'&$select=id", 1],
    ["/groups?$filter=groupTypes/any(t:t eq 'Unified') and mailEnabled eq true&$select=id", 3],
    ["/users?$filter=mail eq 'sinead.o''brien@contoso.ch'&$select=id", 1],
  ])('%s finds %i', async (path, count) => {
    const graph = await openGraph(tenant.get());
    expect(list((await graph(path)).json.value)).toHaveLength(count);
  });

  test('at most 15 ids are taken by one $filter', async () => {
    const graph = await openGraph(tenant.get());
    const wanted = tenant.get().state.users;
    const some = Array.from({ length: 16 }, (_, index) => `'${wanted.at(index)?.id}'`);
    const reply = await graph(`/users?$filter=id in (${some.join(',')})`);
    expect(errorCode(reply)).toBe('Request_UnsupportedQuery');
    const fewer = await graph(`/users?$filter=id in (${some.slice(1).join(',')})`);
    expect(list(fewer.json.value)).toHaveLength(15);
  });

  test('$search finds words by their beginning, and $orderby sorts what it found', async () => {
    const graph = await openGraph(tenant.get());
    const path = '/groups?$search="displayName:sign seppm"&$count=true&$orderby=displayName';
    const found = list((await graph(path, { eventual: true })).json.value);
    expect(found.map((group) => group.displayName)).toEqual([
      'seppmail.cloud Sign and Encrypt',
      'seppmail.cloud Sign-Only',
    ]);
    const either = '/groups?$search="displayName:marketing" OR "description:schweiz"';
    expect(list((await graph(either, { eventual: true })).json.value)).toHaveLength(2);
  });

  test('nested groups that contain each other are walked once, with each person once', async () => {
    const graph = await openGraph(tenant.get());
    const page = await graph(`/groups/${ids.projectAlpha}/transitiveMembers?$select=id`);
    const found = list(page.json.value).map((member) => member.id);
    expect(found).toHaveLength(18);
    expect(new Set(found).size).toBe(18);
    expect(found).not.toContain(ids.projectAlpha);
  });

  test('two groups may have one name', async () => {
    const graph = await openGraph(tenant.get());
    const found = await graph("/groups?$filter=displayName eq 'Support'&$select=id");
    expect(list(found.json.value)).toHaveLength(2);
  });
});

describe('permissions', () => {
  test('without a token, with a foreign one and with a revoked one nothing is answered', async () => {
    const running = tenant.get();
    const graph = await openGraph(running);
    for (const authorization of ['', 'Bearer eyJhbGciOiJub25lIn0.e30.']) {
      const reply = await graph('/domains', { headers: { authorization } });
      expect([reply.status, errorCode(reply)]).toEqual([401, 'InvalidAuthenticationToken']);
    }
    running.revokeTokens(sampleCredentials.ready.clientId);
    expect((await graph('/domains')).status).toBe(401);
  });

  test('a permission nobody consented to is 403, not an empty list', async () => {
    const graph = await openGraph(tenant.get(), sampleCredentials.missingPermissions);
    for (const path of ['/domains', '/organization', '/users', '/users/delta']) {
      const reply = await graph(path);
      expect([reply.status, errorCode(reply)]).toEqual([403, 'Authorization_RequestDenied']);
    }
    expect((await graph('/groups')).status).toBe(200);
  });

  test('without User.Read.All members come with their type and id, everything else null', async () => {
    const graph = await openGraph(tenant.get(), sampleCredentials.missingPermissions);
    const path = `/groups/${ids.external}/members?$select=id,mail,userPrincipalName,accountEnabled`;
    expect((await graph(path)).json.value).toEqual([
      {
        '@odata.type': '#microsoft.graph.user',
        id: oddPeople.guest.id,
        mail: null,
        userPrincipalName: null,
        accountEnabled: null,
      },
    ]);
  });

  test('Member.Read.Hidden opens hidden memberships, from the next token on', async () => {
    const running = tenant.get();
    const { ready } = sampleCredentials;
    const app = running.state.apps.get(ready.clientId);
    if (app === undefined) throw new Error('the sample app is missing');
    running.tenant.putApp({ ...app, roles: [...app.roles, 'Member.Read.Hidden'] });
    const graph = await openGraph(running);
    const page = await graph(`/groups/${ids.hiddenMembership}/members?$select=id`);
    expect(list(page.json.value)).toHaveLength(7);
    running.tenant.putApp(app);
  });
});

describe('batches', () => {
  test('items are answered on their own and in another order, the failed one too', async () => {
    const graph = await openGraph(tenant.get());
    const reply = await graph(
      '/$batch',
      post({
        requests: [
          { id: '1', method: 'GET', url: `/groups/${ids.marketing}?$select=id` },
          { id: '2', method: 'GET', url: '/groups/a3000000-0000-4000-8000-999999999999' },
          { id: '3', method: 'GET', url: '/v1.0/groups' },
          { id: '4', method: 'GET', url: '/domains', dependsOn: ['2'] },
          {
            id: '5',
            method: 'GET',
            url: `/groups/${ids.marketing}/members/$count`,
            headers: { ConsistencyLevel: 'eventual' },
          },
        ],
      }),
    );
    const answers = list(reply.json.responses);
    expect(answers.map(({ id, status }) => [id, status])).toEqual([
      ['5', 200],
      ['4', 424],
      ['3', 400],
      ['2', 404],
      ['1', 200],
    ]);
    expect(answers[0]?.body).toBe(80);
  });

  test('21 requests, a repeated id and an empty batch are refused', async () => {
    const graph = await openGraph(tenant.get());
    const item = (id: number) => ({ id: String(id), method: 'GET', url: '/domains' });
    const many = Array.from({ length: 21 }, (_, index) => item(index));
    for (const requests of [many, [item(1), item(1)], []]) {
      expect((await graph('/$batch', post({ requests }))).status).toBe(400);
    }
    expect((await graph('/$batch', post({ requests: many.slice(1) }))).status).toBe(200);
  });
});

test('getByIds takes 1,000 ids, finds those there are, and refuses one more', async () => {
  const graph = await openGraph(tenant.get());
  const wanted = [...tenant.get().state.users.values()].map((user) => user.id).slice(0, 998);
  const both = [...wanted, ids.legal, 'a3000000-0000-4000-8000-999999999999'];
  const path = '/directoryObjects/getByIds?$select=id';
  const found = list((await graph(path, post({ ids: both }))).json.value);
  expect(found).toHaveLength(999);
  expect((await graph(path, post({ ids: [...both, ids.sales] }))).status).toBe(400);
});

test('requests are counted by route, items of a batch too, with their resource units', async () => {
  const running = tenant.get();
  const graph = await openGraph(running);
  running.requests.reset();
  await graph(`/groups/${ids.marketing}/members?$select=id`);
  const item = { id: '1', method: 'GET', url: `/groups/${ids.sales}/members` };
  await graph('/$batch', post({ requests: [item] }));
  expect(running.requests.total()).toBe(2);
  expect(running.requests.byRoute()).toEqual({
    'GET /groups/{group-id}/members': 2,
    'POST /$batch': 1,
  });
  expect(running.requests.units()).toBe(5);
});

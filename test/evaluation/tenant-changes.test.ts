import { describe, expect, test } from 'vitest';
import { sampleGroupIds } from '../../server/evaluation/tenant/sample-groups.ts';
import { oddPeople } from '../../server/evaluation/tenant/sample-people.ts';
import {
  errorCode,
  type GraphClient,
  type Json,
  list,
  openGraph,
  readAll,
  withTenant,
} from './tenant-client.ts';

let time = Date.parse('2026-05-04T08:00:00Z');
const tenant = withTenant({ now: () => time });
const ids = sampleGroupIds;

interface Round {
  readonly items: readonly Json[];
  readonly pages: number;
  readonly link: string;
}

async function round(graph: GraphClient, path: string): Promise<Round> {
  const pages = await readAll(graph, path);
  const last = pages.at(-1);
  for (const page of pages.slice(0, -1)) expect(page.json).not.toHaveProperty('@odata.deltaLink');
  return {
    items: pages.flatMap((page) => list(page.json.value)),
    pages: pages.length,
    link: String(last?.json['@odata.deltaLink']),
  };
}

function members(items: readonly Json[], id: string): readonly Json[] {
  return items
    .filter((item) => item.id === id && item['members@delta'] !== undefined)
    .flatMap((item) => list(item['members@delta']));
}

const groupQuery = '/groups/delta?$select=displayName,members';

describe('delta queries', () => {
  test('a first round tells every group and member, large groups over several pages', async () => {
    const graph = await openGraph(tenant.get());
    const { items, pages } = await round(graph, groupQuery);
    expect(pages).toBeGreaterThan(1);
    expect(new Set(items.map((item) => item.id)).size).toBe(25);
    expect(members(items, ids.everyone)).toHaveLength(999);
    expect(items.filter((item) => item.id === ids.everyone).length).toBeGreaterThan(1);
    expect(items.find((item) => item.id === ids.empty)).not.toHaveProperty('members@delta');
    expect(members(items, ids.hiddenMembership)).toEqual([]);
  });

  test('a filtered round tells the named groups alone', async () => {
    const graph = await openGraph(tenant.get());
    const filter = `id eq '${ids.legal}' or id eq '${ids.marketing}'`;
    const first = await round(graph, `${groupQuery}&$filter=${encodeURIComponent(filter)}`);
    expect(first.items.map((item) => item.id)).toEqual([ids.legal, ids.marketing]);
    tenant.get().tenant.addMember(ids.sales, oddPeople.subDomain.id);
    expect((await round(graph, first.link)).items).toEqual([]);
  });

  test('51 groups are too many for a filter', async () => {
    const graph = await openGraph(tenant.get());
    const filter = Array.from({ length: 51 }, () => `id eq '${ids.legal}'`).join(' or ');
    const reply = await graph(`${groupQuery}&$filter=${encodeURIComponent(filter)}`);
    expect(errorCode(reply)).toBe('Request_UnsupportedQuery');
  });

  test('what happened since the link is told once: joined, left, renamed', async () => {
    const graph = await openGraph(tenant.get());
    const administration = tenant.get().tenant;
    const { link } = await round(graph, `${groupQuery}&$deltatoken=latest`);
    administration.addMember(ids.legal, oddPeople.umlauts.id);
    administration.removeMember(ids.external, oddPeople.guest.id);
    administration.renameGroup(ids.operations, 'IT');
    const next = await round(graph, link);
    expect(next.items).toEqual([
      {
        displayName: 'Rechtsdienst',
        id: ids.legal,
        'members@delta': [{ '@odata.type': '#microsoft.graph.user', id: oddPeople.umlauts.id }],
      },
      {
        displayName: 'Externe',
        id: ids.external,
        'members@delta': [
          {
            '@odata.type': '#microsoft.graph.user',
            id: oddPeople.guest.id,
            '@removed': { reason: 'deleted' },
          },
        ],
      },
      { displayName: 'IT', id: ids.operations },
    ]);
    expect((await round(graph, next.link)).items).toEqual([]);
    expect((await round(graph, link)).items).toEqual(next.items);
  });

  test('Prefer: return=minimal leaves out what did not change', async () => {
    const graph = await openGraph(tenant.get());
    const { link } = await round(graph, '/users/delta?$select=displayName,mail&$deltatoken=latest');
    tenant.get().tenant.updateUser(oddPeople.umlauts.id, { mail: 'neu@contoso.ch' });
    const minimal = await graph(link, { headers: { prefer: 'return=minimal' } });
    expect(minimal.json.value).toEqual([{ mail: 'neu@contoso.ch', id: oddPeople.umlauts.id }]);
    tenant.get().tenant.updateUser(oddPeople.umlauts.id, { jobTitle: 'Untracked' });
    const { items, link: later } = await round(graph, link);
    expect(items).toHaveLength(1);
    expect((await round(graph, later)).items).toEqual([]);
  });

  test('a soft-deleted user leaves lists at once, but members@delta only when he is gone for good', async () => {
    const graph = await openGraph(tenant.get());
    const administration = tenant.get().tenant;
    const user = administration.addUser({ displayName: 'Leo Leaver' });
    administration.addMember(ids.legal, user);
    const users = await round(graph, '/users/delta?$select=mail&$deltatoken=latest');
    const groups = await round(graph, `${groupQuery}&$deltatoken=latest`);
    const legal = `/groups/${ids.legal}/members?$select=id&$top=999`;
    const before = list((await graph(legal)).json.value).length;

    administration.removeUser(user);
    expect(list((await graph(legal)).json.value)).toHaveLength(before - 1);
    expect((await graph(`/users/${user}`)).status).toBe(404);
    const deleted = await graph('/directory/deletedItems/microsoft.graph.user?$select=id');
    expect(deleted.json.value).toEqual([{ id: user }]);
    const soft = await round(graph, users.link);
    expect(soft.items).toEqual([{ id: user, '@removed': { reason: 'changed' } }]);
    expect((await round(graph, groups.link)).items).toEqual([]);
    const { items } = await round(graph, groupQuery);
    expect(members(items, ids.legal).find((member) => member.id === user)).toHaveProperty(
      '@removed',
    );

    administration.removeUser(user, 'permanent');
    const gone = await round(graph, soft.link);
    expect(gone.items).toEqual([{ id: user, '@removed': { reason: 'deleted' } }]);
    const left = members((await round(graph, groups.link)).items, ids.legal);
    expect(left).toMatchObject([{ id: user, '@removed': { reason: 'deleted' } }]);
  });

  test('a deleted Microsoft 365 group may come back with its members, a security group is gone', async () => {
    const graph = await openGraph(tenant.get());
    const administration = tenant.get().tenant;
    const { link } = await round(graph, `${groupQuery}&$deltatoken=latest`);
    administration.deleteGroup(ids.marketing);
    administration.deleteGroup(ids.quarantine);
    const next = await round(graph, link);
    expect(next.items).toEqual([
      { id: ids.marketing, '@removed': { reason: 'changed' } },
      { id: ids.quarantine, '@removed': { reason: 'deleted' } },
    ]);
    administration.restoreGroup(ids.marketing);
    const restored = await round(graph, next.link);
    expect(members(restored.items, ids.marketing)).toHaveLength(80);
  });

  test('an old link is refused with 410 and a place to begin anew, or with 400', async () => {
    const graph = await openGraph(tenant.get());
    const { link } = await round(graph, `${groupQuery}&$deltatoken=latest`);
    time += 8 * 24 * 3_600_000;
    const later = await openGraph(tenant.get());
    const gone = await later(link);
    expect(gone.status).toBe(410);
    expect(gone.headers.get('location')).toContain('/groups/delta?$select=displayName,members');
    expect((await later(String(gone.headers.get('location')))).status).toBe(200);
    tenant.get().options.expiredDeltaAnswer = 400;
    expect(errorCode(await later(link))).toBe('Request_UnsupportedQuery');
    tenant.get().options.expiredDeltaAnswer = 410;
  });

  test('changes of a round longer than a page go on over nextLinks', async () => {
    const graph = await openGraph(tenant.get());
    const { link } = await round(graph, `${groupQuery}&$deltatoken=latest`);
    const { options, tenant: administration, state } = tenant.get();
    const joining = [...state.users.values()].slice(0, 30).map((user) => user.id);
    for (const user of joining) administration.addMember(ids.empty, user);
    options.deltaPageSize = 7;
    const next = await round(graph, link);
    options.deltaPageSize = 999;
    expect(next.pages).toBe(5);
    expect(members(next.items, ids.empty).map((member) => member.id)).toEqual(joining);
  });
});

test('with a replication lag readers see a write only after it', async () => {
  const graph = await openGraph(tenant.get());
  const { options, tenant: administration } = tenant.get();
  options.replicationLag = 10_000;
  const user = administration.addUser({ displayName: 'Lars Later' });
  administration.addMember(ids.accounting, user);
  options.replicationLag = 0;
  const path = `/users/${user}/memberOf?$select=id`;
  expect((await graph(path)).status).toBe(404);
  time += 10_001;
  expect(list((await graph(path)).json.value)).toHaveLength(1);
});

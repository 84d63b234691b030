import { afterEach, describe, expect, it } from 'vitest';
import type { Directory } from '../../server/ports/directory.ts';
import {
  aDirectoryModel,
  aModelGroup,
  aPerson,
  type DirectoryModel,
  guid,
} from '../fakes/directory-model.ts';
import { modelScript } from './model-script.ts';
import { directoryAt, errorOf, graphErrorBody, isTokenRequest, tokenAnswer } from './opened.ts';
import {
  type Reply,
  type Script,
  type ScriptedServer,
  startScriptedServer,
} from './scripted-server.ts';

let server: ScriptedServer;
afterEach(() => server.close());

/** A server for the model in which some requests are answered otherwise. */
const serve = async (
  overrides: Partial<DirectoryModel>,
  otherwise: (request: Parameters<Script>[0]) => Reply | undefined = () => undefined,
): Promise<Directory> => {
  let url = '';
  const right = modelScript(aDirectoryModel(overrides), () => url);
  server = await startScriptedServer((request) => otherwise(request) ?? right(request));
  url = server.url;
  return directoryAt(url, { timeouts: { attemptMs: 10_000, totalMs: 20_000, maxPages: 1_000 } });
};
const graphRequests = () => server.seen.filter(({ path }) => !isTokenRequest(path));
const people = (count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => aPerson(from + index));

interface BatchPart {
  readonly id: string;
  readonly url: string;
}
const partsOf = (body: string): BatchPart[] => JSON.parse(body).requests;

describe('the cost of a read', () => {
  it('is one request per page of 999 and one per 20 groups, nested ones included', async () => {
    const crowd = people(2_000);
    const nested = Array.from({ length: 24 }, (_, index) =>
      aModelGroup(index + 2, { memberIds: [guid(index + 1)] }),
    );
    const big = aModelGroup(1, {
      memberIds: crowd.map((person) => person.objectId),
      memberGroupIds: nested.map((group) => group.groupId),
    });
    const directory = await serve({ people: crowd, groups: [big, ...nested] });
    const snapshot = await directory.readGroups([big.groupId]);
    expect(snapshot.people.size).toBe(2_000);
    expect(snapshot.groups.size).toBe(25);
    expect(server.seenAt('/members')).toHaveLength(3 + 24);
    expect(server.seenAt('/$batch')).toHaveLength(2);
    expect(directory.usage()).toEqual({ requests: 29, resourceUnits: 27 * 2 + 25 });
  });

  it('never asks more than eight times at once', async () => {
    let active = 0;
    let most = 0;
    const groups = Array.from({ length: 40 }, (_, index) => aModelGroup(index + 1));
    const directory = await serve({ groups }, ({ path }) => {
      if (!path.endsWith('/members')) return undefined;
      active += 1;
      most = Math.max(most, active);
      setTimeout(() => {
        active -= 1;
      }, 8);
      return { body: { value: [] }, afterMs: 10 };
    });
    await directory.readGroups(groups.map((group) => group.groupId));
    expect(most).toBeGreaterThan(2);
    expect(most).toBeLessThanOrEqual(8);
  });

  it('selects what is used and no more', async () => {
    const group = aModelGroup(1);
    const directory = await serve({ groups: [group] });
    await directory.readGroups([group.groupId]);
    const [request] = server.seenAt('/members');
    expect(request?.query.get('$select')).toBe(
      'id,displayName,mail,userPrincipalName,proxyAddresses,userType,accountEnabled',
    );
    expect(request?.query.get('$top')).toBe('999');
  });
});

describe('a complete read or none', () => {
  const group = aModelGroup(1, { memberIds: [guid(1)] });
  const other = aModelGroup(2, { memberIds: [guid(2)] });
  const both = { people: people(2), groups: [group, other] };

  it.each([
    ['400', { status: 400, body: graphErrorBody('Request_BadRequest') }],
    ['500 for long', { status: 500, body: graphErrorBody('x') }],
    ['a broken connection', 'destroy' as const],
    ['a page of HTML', { body: '<html>' }],
    ['a member without a type', { body: { value: [{ id: guid(9) }] } }],
    ['a proxy’s 404', { status: 404, body: '<html>' }],
  ])('one group that fails with %s fails the whole read', async (_, reply) => {
    const directory = await serve(both, ({ path }) =>
      path.includes(other.groupId) ? reply : undefined,
    );
    await errorOf(directory.readGroups([group.groupId, other.groupId]));
  });

  it('a sign-in that Entra refuses with 403 makes no group unreadable', async () => {
    const directory = await serve(both, ({ path }) =>
      isTokenRequest(path) ? { status: 403, body: { error: 'access_denied' } } : undefined,
    );
    expect((await errorOf(directory.readGroups([group.groupId]))).code).toBe('access-refused');
  });

  it('what was begun stops when one group fails', async () => {
    const many = Array.from({ length: 60 }, (_, index) => aModelGroup(index + 1));
    const directory = await serve({ groups: many }, ({ path }) =>
      path.includes(many[0]?.groupId ?? '')
        ? { status: 400, body: graphErrorBody('x') }
        : undefined,
    );
    await errorOf(directory.readGroups(many.map((each) => each.groupId)));
    const sent = server.seenAt('/members').length;
    expect(sent).toBeLessThan(60);
    await new Promise((resolve) => setImmediate(resolve));
    expect(server.seenAt('/$batch')).toHaveLength(0);
  });

  it('a listing whose page tokens expired is read from the start', async () => {
    const crowd = people(1_500);
    const large = aModelGroup(1, { memberIds: crowd.map((person) => person.objectId) });
    let expired = 1;
    const directory = await serve({ people: crowd, groups: [large] }, ({ query }) => {
      if (!query.has('$skiptoken') || expired === 0) return undefined;
      expired -= 1;
      return { status: 400, body: graphErrorBody('Directory_ExpiredPageToken') };
    });
    const { groups } = await directory.readGroups([large.groupId]);
    expect(groups.get(large.groupId)?.memberIds).toHaveLength(1_500);
    expect(server.seenAt('/members')).toHaveLength(4);
  });

  it('a group deleted while it is read is missing', async () => {
    const directory = await serve(both, ({ path, body }) => {
      if (!path.endsWith('/$batch')) return undefined;
      const [part] = partsOf(body);
      const gone = { id: part?.id, status: 404, body: graphErrorBody('Request_ResourceNotFound') };
      return { body: { responses: [gone] } };
    });
    const { groups } = await directory.readGroups([group.groupId]);
    expect(groups.get(group.groupId)).toMatchObject({ state: 'missing', memberIds: [] });
  });
});

describe('hidden membership', () => {
  const hidden = aModelGroup(1, { hiddenMembership: true, kind: 'microsoft365' });

  it('that lists somebody is read, and proves that another one is really empty', async () => {
    const full = aModelGroup(2, { hiddenMembership: true, memberIds: [guid(1)] });
    const directory = await serve({ people: people(1), groups: [hidden, full] });
    const { groups } = await directory.readGroups([hidden.groupId, full.groupId]);
    expect([...groups.values()].map((group) => group.state)).toEqual(['readable', 'readable']);
  });

  it('is read as empty when the token names Member.Read.Hidden', async () => {
    const directory = await serve({ groups: [hidden] }, ({ path }) =>
      isTokenRequest(path) ? tokenAnswer(['Member.Read.Hidden']) : undefined,
    );
    const { groups } = await directory.readGroups([hidden.groupId]);
    expect(groups.get(hidden.groupId)?.state).toBe('readable');
  });

  it('that is refused names Member.Read.Hidden', async () => {
    const directory = await serve({ groups: [{ ...hidden, state: 'unreadable' }] });
    const { groups } = await directory.readGroups([hidden.groupId]);
    expect(groups.get(hidden.groupId)?.problem).toContain('Member.Read.Hidden');
  });
});

describe('a batch', () => {
  const groups = Array.from({ length: 23 }, (_, index) => aModelGroup(index + 1));
  const ids = groups.map((group) => group.groupId);

  /** Answers each part rightly but those for which `strange` has an answer. */
  const serveParts = (strange: (part: BatchPart) => object | undefined) =>
    serve({ groups }, ({ path, body }) => {
      if (!path.endsWith('/$batch')) return undefined;
      const responses = partsOf(body).map((part) => {
        const id = part.url.split(/[/?]/)[2];
        const right = { id: part.id, status: 200, body: { id, displayName: `name of ${id}` } };
        return { ...right, ...strange(part) };
      });
      return { body: { responses: responses.reverse() } };
    });

  it('holds at most 20 requests, addressed without version, answered in any order', async () => {
    const directory = await serveParts(() => undefined);
    const found = await directory.getGroups(ids);
    for (const id of ids) expect(found.get(id)?.displayName).toBe(`name of ${id}`);
    const sizes = graphRequests().map(({ body }) => partsOf(body).length);
    expect(sizes.sort()).toEqual([20, 3]);
    expect(partsOf(graphRequests()[0]?.body ?? '')[0]?.url).toMatch(/^\/groups\/[\w-]+\?\$select=/);
  });

  it('repeats only the throttled and skipped parts, not before their Retry-After', async () => {
    const strange: Record<string, object[]> = {
      [ids[0] ?? '']: [
        { status: 429, headers: { 'Retry-After': '0.06' }, body: graphErrorBody('x') },
      ],
      [ids[1] ?? '']: [{ status: 424, body: graphErrorBody('x') }, { status: 503 }],
    };
    const directory = await serveParts(({ url }) => strange[url.split(/[/?]/)[2] ?? '']?.shift());
    const from = performance.now();
    expect((await directory.getGroups(ids.slice(0, 20))).size).toBe(20);
    expect(performance.now() - from).toBeGreaterThanOrEqual(59);
    expect(graphRequests().map(({ body }) => partsOf(body).length)).toEqual([20, 2, 1]);
  });

  it.each([
    [429, 'directory-throttled'],
    [500, 'directory-failed'],
    [400, 'directory-failed'],
    [401, 'access-refused'],
    [403, 'missing-permission'],
  ])('a part that stays at %i fails the read as %s', async (status, code) => {
    const directory = await serveParts(({ url }) =>
      url.includes(ids[2] ?? '') ? { status, body: graphErrorBody('aCode') } : undefined,
    );
    const error = await errorOf(directory.getGroups(ids));
    expect(error.code).toBe(code);
    expect(error.details.upstream).toMatchObject({ status });
  });

  it.each([
    ['a part is not answered', { id: 'another' }],
    ['a part is no group', { body: { hello: 1 } }],
  ])('when %s, nothing is believed', async (_, strange) => {
    const directory = await serveParts(({ id }) => (id === '2' ? strange : undefined));
    expect((await errorOf(directory.getGroups(ids))).code).toBe('directory-answer-invalid');
  });

  it('is repeated as a whole when it is throttled as a whole', async () => {
    let first = true;
    const directory = await serve({ groups }, ({ path }) => {
      if (!path.endsWith('/$batch') || !first) return undefined;
      first = false;
      return { status: 429, headers: { 'retry-after': '0' }, body: graphErrorBody('x') };
    });
    expect((await directory.getGroups(ids.slice(0, 5))).size).toBe(5);
  });
});

it('reads 100,000 people in some seconds, one object each', async () => {
  const crowd = people(100_000);
  const all = crowd.map((person) => person.objectId);
  const groups = [aModelGroup(1, { memberIds: all })];
  const index = new Map(crowd.map((person) => [person.objectId, person]));
  const directory = await serve({ groups }, ({ path, query }) => {
    if (!path.endsWith('/members')) return undefined;
    const from = Number(query.get('$skiptoken') ?? 0);
    const value = all.slice(from, from + 999).map((id) => {
      const { objectId, readable, ...rest } = index.get(id) ?? aPerson(1);
      return { '@odata.type': '#microsoft.graph.user', id: objectId, ...rest };
    });
    const next = `${server.url}/v1.0${path}?$skiptoken=${from + 999}`;
    return { body: { value, ...(from + 999 < all.length ? { '@odata.nextLink': next } : {}) } };
  });
  const snapshot = await directory.readGroups([groups[0]?.groupId ?? '']);
  expect(snapshot.people.size).toBe(100_000);
  expect(directory.usage().requests).toBe(102);
});

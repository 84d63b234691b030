import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeltaLink } from '../../server/domain/delta.ts';
import type { Directory } from '../../server/ports/directory.ts';
import { guid } from '../fakes/directory-model.ts';
import {
  directoryAt,
  errorOf,
  example,
  graphErrorBody,
  isTokenRequest,
  tokenAnswer,
} from './opened.ts';
import { type Reply, type ScriptedServer, startScriptedServer } from './scripted-server.ts';

let server: ScriptedServer;
let directory: Directory;
beforeEach(async () => {
  server = await startScriptedServer(() => 'hang');
  directory = directoryAt(server.url);
});
afterEach(() => server.close());

/** Graph answers these one after the other, the last one again and again. */
const graphAnswers = (...replies: Reply[]): void =>
  server.answer(({ path }) => {
    if (isTokenRequest(path)) return tokenAnswer();
    return (replies.length > 1 ? replies.shift() : replies[0]) ?? 'hang';
  });
const asked = () => server.seen.filter(({ path }) => !isTokenRequest(path));
const urlOf = (path: string) => `${server.url}/v1.0${path}`;
const last = (value: readonly unknown[], path = '/groups/delta?$deltatoken=two'): Reply => ({
  body: { value, '@odata.deltaLink': urlOf(path) },
});
const more = (value: readonly unknown[], token: string, subject = 'groups'): Reply => ({
  body: { value, '@odata.nextLink': urlOf(`/${subject}/delta?$skiptoken=${token}`) },
});
const refusal = (status: number, code: string, message = 'as told'): Reply => ({
  status,
  body: { error: { code, message } },
});

/** A link as Graph gave it out before. */
const aLink = async (): Promise<DeltaLink> => {
  graphAnswers(last([], '/groups/delta?$deltatoken=one'));
  return directory.startGroupDelta([guid(1)]);
};
const user = (number: number, removed = false) => ({
  '@odata.type': '#microsoft.graph.user',
  id: guid(number),
  ...(removed ? { '@removed': { reason: 'deleted' } } : {}),
});

describe('a link to the changes', () => {
  it('of up to 50 groups names them; of more it names none', async () => {
    graphAnswers(last([]));
    const ids = Array.from({ length: 51 }, (_, index) => guid(index));
    await directory.startGroupDelta([...ids.slice(0, 50), guid(0).toUpperCase()]);
    await directory.startGroupDelta(ids);
    const [named, unnamed] = asked();
    expect(named?.query.get('$select')).toBe('displayName,members');
    expect(named?.query.get('$deltatoken')).toBe('latest');
    const filter = ids.slice(0, 50).map((id) => `id eq '${id}'`);
    expect(named?.query.get('$filter')).toBe(filter.join(' or '));
    expect(named?.url.length).toBeLessThan(4_000);
    expect(unnamed?.query.has('$filter')).toBe(false);
    expect(asked()).toHaveLength(2);
  });

  it('of users asks for what is used of them', async () => {
    graphAnswers(last([], '/users/delta?$deltatoken=one'));
    expect(await directory.startUserDelta()).toBe('/users/delta?$deltatoken=one');
    expect(asked()[0]?.query.get('$select')).toBe(
      'displayName,mail,userPrincipalName,proxyAddresses,userType,accountEnabled,createdDateTime',
    );
  });

  it('is followed to, when pages come nevertheless', async () => {
    graphAnswers(more([{ id: guid(1) }], 'a'), more([], 'b'), last([]));
    expect(await directory.startGroupDelta([guid(1)])).toBe('/groups/delta?$deltatoken=two');
    expect(asked()).toHaveLength(3);
  });

  it('is replayed unchanged, with its odd characters', async () => {
    const odd = '/groups/delta()?$deltatoken=a%2Bb_c-d.~%3D%3D&x=(1)';
    graphAnswers(last([], odd));
    const link = await directory.startGroupDelta([guid(1)]);
    expect(link).toBe(odd);
    await directory.readGroupDelta(link);
    expect(asked()[1]?.url).toBe(`/v1.0${odd}`);
    expect(asked()[1]?.headers.prefer).toBe('return=minimal');
  });

  it.each([
    ['another host', 'https://elsewhere.example/v1.0/groups/delta?$deltatoken=x'],
    ['another collection', '/users/delta?$deltatoken=x'],
    ['no token', '/groups/delta?$select=members'],
  ])('to %s is no answer of Graph', async (_, link) => {
    const deltaLink = link.startsWith('/') ? urlOf(link) : link;
    graphAnswers({ body: { value: [], '@odata.deltaLink': deltaLink } });
    const error = await errorOf(directory.startGroupDelta([guid(1)]));
    expect(error.code).toBe('directory-answer-invalid');
  });

  it.each([
    'https://elsewhere.example/v1.0/groups/delta?$deltatoken=x',
    '/users?$deltatoken=x',
    '/groups/delta?$deltatoken=',
    '',
  ])('that is none is not sent anywhere: %j', async (link) => {
    await aLink();
    const before = asked().length;
    // What a database may hold, whoever wrote it.
    expect(await directory.readGroupDelta(link as DeltaLink)).toBeNull();
    expect(asked()).toHaveLength(before);
  });
});

describe('a round of changes', () => {
  it('is merged over its pages: the last word on each member and each property counts', async () => {
    const link = await aLink();
    const group = guid(1).toUpperCase();
    graphAnswers(
      more([{ id: group, displayName: 'One', 'members@delta': [user(11), user(12)] }], 'a'),
      more([{ id: guid(2), 'members@delta': [user(11)] }], 'b'),
      more([], 'c'),
      more([{ id: guid(1), 'members@delta': [user(12, true), user(13, true)] }], 'd'),
      last([
        { id: guid(1), displayName: 'Two', 'members@delta': [user(13), user(11)] },
        { id: guid(1), 'members@delta': [user(11)] },
      ]),
    );
    expect(await directory.readGroupDelta(link)).toEqual({
      items: [
        {
          groupId: guid(1),
          removed: null,
          displayName: 'Two',
          addedMembers: [guid(11), guid(13)],
          addedGroups: [],
          removedIds: [guid(12)],
        },
        {
          groupId: guid(2),
          removed: null,
          displayName: undefined,
          addedMembers: [guid(11)],
          addedGroups: [],
          removedIds: [],
        },
      ],
      next: '/groups/delta?$deltatoken=two',
    });
  });

  it('sorts members by type; a removed one may have none; devices do not count', async () => {
    const link = await aLink();
    const of = (number: number, type: string) => ({ ...user(number), '@odata.type': type });
    const removed = { '@removed': { reason: 'deleted' } };
    graphAnswers(
      last([
        {
          id: guid(1),
          'members@delta': [
            of(11, '#Microsoft.Graph.User'),
            of(12, '#microsoft.graph.group'),
            of(13, '#microsoft.graph.device'),
            { ...of(14, '#microsoft.graph.servicePrincipal'), ...removed },
            { id: guid(15).toUpperCase(), ...removed },
            { ...of(16, '#microsoft.graph.group'), ...removed },
          ],
        },
      ]),
    );
    const round = await directory.readGroupDelta(link);
    expect(round?.items[0]).toMatchObject({
      addedMembers: [guid(11)],
      addedGroups: [guid(12)],
      removedIds: [guid(15), guid(16)],
    });
  });

  it('with a new member of unknown type throws instead of guessing', async () => {
    const link = await aLink();
    graphAnswers(last([{ id: guid(1), 'members@delta': [{ id: guid(11) }] }]));
    const error = await errorOf(directory.readGroupDelta(link));
    expect(error.code).toBe('directory-answer-invalid');
  });

  it('tells deleted from gone, and a restored group is there again', async () => {
    const link = await aLink();
    graphAnswers(
      last([
        { id: guid(1), '@removed': { reason: 'changed' } },
        { id: guid(2), '@removed': { reason: 'deleted' } },
        { id: guid(3), '@removed': { reason: 'changed' } },
        { id: guid(3), displayName: 'Back', 'members@delta': [user(11)] },
      ]),
    );
    const round = await directory.readGroupDelta(link);
    expect(round?.items.map((item) => item.removed)).toEqual(['deleted', 'gone', null]);
  });

  it('of users tells absent from null', async () => {
    graphAnswers(last([], '/users/delta?$deltatoken=one'));
    const link = await directory.startUserDelta();
    graphAnswers(
      more([{ id: guid(1), mail: 'a@contoso.com', displayName: 'A' }], 'a', 'users'),
      more([{ id: guid(2), '@removed': { reason: 'changed' } }], 'b', 'users'),
      last(
        [
          { id: guid(1), mail: null, proxyAddresses: null },
          { id: guid(3), '@removed': { reason: 'deleted' } },
        ],
        '/users/delta?$deltatoken=two',
      ),
    );
    expect(await directory.readUserDelta(link)).toEqual({
      items: [
        {
          objectId: guid(1),
          removed: null,
          createdAt: null,
          properties: { displayName: 'A', mail: null, proxyAddresses: [] },
        },
        { objectId: guid(2), removed: 'deleted', createdAt: null, properties: {} },
        { objectId: guid(3), removed: 'gone', createdAt: null, properties: {} },
      ],
      next: '/users/delta?$deltatoken=two',
    });
  });

  it('of one very large group is no endless one', async () => {
    const link = await aLink();
    const pages = Array.from({ length: 20 }, (_, index) =>
      more([{ id: guid(1), 'members@delta': [user(100 + index)] }], `page-${index}`),
    );
    graphAnswers(...pages, last([]));
    const round = await directory.readGroupDelta(link);
    expect(round?.items[0]?.addedMembers).toHaveLength(20);
  });

  it('that turns in circles is given up', async () => {
    const link = await aLink();
    graphAnswers(more([], 'a'));
    const error = await errorOf(directory.readGroupDelta(link));
    expect(error.code).toBe('directory-answer-invalid');
  });

  it('that ends without a delta link throws', async () => {
    const link = await aLink();
    graphAnswers({ body: { value: [{ id: guid(1) }] } });
    const error = await errorOf(directory.readGroupDelta(link));
    expect(error.code).toBe('directory-answer-invalid');
  });

  it('whose next page is said to be on another host throws, and the token stays here', async () => {
    const link = await aLink();
    graphAnswers({
      body: { value: [], '@odata.nextLink': 'https://elsewhere.example/v1.0/groups/delta' },
    });
    const error = await errorOf(directory.readGroupDelta(link));
    expect(error.code).toBe('directory-answer-invalid');
  });
});

describe('a rejected link is null', () => {
  const expired = refusal(400, 'Directory_ExpiredPageToken');
  const moved = 'https://graph.microsoft.com/v1.0/groups/delta?$deltatoken=';

  it.each<[string, Reply]>([
    ['410 with a Location', { ...refusalReply(410), headers: { location: moved } }],
    ['410 without one', refusalReply(410)],
    ['410 without a body', { status: 410, body: '' }],
    ['400 resyncRequired', refusal(400, 'resyncRequired')],
    ['400 syncStateNotFound', refusal(400, 'syncStateNotFound')],
    ['404 SyncStateNotFound', refusal(404, 'SyncStateNotFound')],
    ['404 of any other kind', refusal(404, 'Request_ResourceNotFound')],
    ['400 as seen', { status: 400, body: example('wire-error-delta-expired.json') }],
    ['400 about the token', refusal(400, 'Request_BadRequest', 'The delta token is not valid.')],
    ['pages that expire', expired],
  ])('%s', async (_, reply) => {
    const link = await aLink();
    graphAnswers(reply);
    expect(await directory.readGroupDelta(link)).toBeNull();
  });

  it('also in the middle of a round', async () => {
    const link = await aLink();
    graphAnswers(more([{ id: guid(1) }], 'a'), refusalReply(410));
    expect(await directory.readGroupDelta(link)).toBeNull();
  });

  it('but pages that expire once are read again from the start', async () => {
    const link = await aLink();
    graphAnswers(
      more([{ id: guid(1), 'members@delta': [user(11)] }], 'a'),
      expired,
      last([{ id: guid(2), 'members@delta': [user(12)] }]),
    );
    const round = await directory.readGroupDelta(link);
    expect(round?.items.map((item) => item.groupId)).toEqual([guid(2)]);
  });

  function refusalReply(status: number) {
    return { status, body: graphErrorBody('resyncRequired') };
  }
});

describe('anything else that goes wrong throws', () => {
  it.each<[string, Reply, string]>([
    ['403', refusal(403, 'Authorization_RequestDenied'), 'missing-permission'],
    ['400', refusal(400, 'Request_BadRequest'), 'directory-failed'],
    ['503', refusal(503, 'ServiceUnavailable'), 'directory-failed'],
    ['429', refusal(429, 'TooManyRequests'), 'directory-throttled'],
    ['no answer', 'destroy', 'directory-unreachable'],
    ['a page of a proxy', { body: '<html>' }, 'directory-answer-invalid'],
  ])('%s in the middle of a round', async (_, reply, code) => {
    const link = await aLink();
    graphAnswers(more([{ id: guid(1), 'members@delta': [user(11)] }], 'a'), reply);
    expect((await errorOf(directory.readGroupDelta(link))).code).toBe(code);
  });

  it('a passing failure is repeated', async () => {
    const link = await aLink();
    graphAnswers(more([], 'a'), refusal(503, 'ServiceUnavailable'), 'destroy', last([]));
    expect(await directory.readGroupDelta(link)).toMatchObject({ items: [] });
  });
});

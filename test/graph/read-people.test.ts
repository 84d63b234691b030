import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Directory } from '../../server/ports/directory.ts';
import { aPerson, guid } from '../fakes/directory-model.ts';
import { directoryAt, errorOf, graphErrorBody, isTokenRequest, tokenAnswer } from './opened.ts';
import {
  type Reply,
  type ScriptedServer,
  type SeenRequest,
  startScriptedServer,
} from './scripted-server.ts';

let server: ScriptedServer;
let directory: Directory;
beforeEach(async () => {
  server = await startScriptedServer(() => 'hang');
  directory = directoryAt(server.url);
});
afterEach(() => server.close());

type Part = { readonly status: number; readonly body: unknown };
const userBody = (number: number) => {
  const { objectId, readable: _readable, ...properties } = aPerson(number);
  return { id: objectId.toUpperCase(), ...properties };
};
const partsOf = ({ body }: SeenRequest) =>
  (JSON.parse(body) as { requests: { id: string; url: string }[] }).requests;
/** Graph answers each part of a batch, or a plain GET, by its path and query. */
const graphAnswers = (answer: (url: string) => Part): void =>
  server.answer((request): Reply => {
    if (isTokenRequest(request.path)) return tokenAnswer();
    if (!request.path.endsWith('/$batch')) return answer(request.url.replace('/v1.0', ''));
    const responses = partsOf(request).map(({ id, url }) => ({ id, ...answer(url) }));
    return { body: { responses: responses.reverse() } };
  });
const ids = (count: number) => Array.from({ length: count }, (_, index) => guid(index + 1));
const denied = { status: 403, body: graphErrorBody('Authorization_RequestDenied') };
const select =
  '$select=id,displayName,mail,userPrincipalName,proxyAddresses,userType,accountEnabled';

it('one user is asked for by itself', async () => {
  graphAnswers(() => ({ status: 200, body: userBody(1) }));
  expect(await directory.readPeople([guid(1)])).toEqual([aPerson(1)]);
  expect(server.seen.at(-1)?.url).toBe(`/v1.0/users/${guid(1)}?${select}`);
});

it('up to 20 are asked for one by one in a batch, more in lists of 15', async () => {
  graphAnswers(() => ({ status: 404, body: graphErrorBody('Request_ResourceNotFound') }));
  await directory.readPeople(ids(20));
  expect(partsOf(server.seenAt('/$batch')[0] as SeenRequest)[0]?.url).toBe(
    `/users/${guid(1)}?${select}`,
  );
  graphAnswers(() => ({ status: 200, body: { value: [] } }));
  expect(await directory.readPeople(ids(31))).toEqual([]);
  const parts = partsOf(server.seenAt('/$batch')[1] as SeenRequest);
  expect(parts).toHaveLength(3);
  const listed = ids(30)
    .slice(15)
    .map((id) => `'${id}'`);
  expect(decodeURIComponent(parts[1]?.url ?? '')).toBe(
    `/users?$filter=id in (${listed.join(',')})&${select}`,
  );
});

it('pages of a list are followed', async () => {
  graphAnswers((url) => {
    if (url.includes('skiptoken')) return { status: 200, body: { value: [userBody(2)] } };
    const next = `${server.url}/v1.0/users?$skiptoken=a`;
    return { status: 200, body: { value: [userBody(1)], '@odata.nextLink': next } };
  });
  expect(await directory.readPeople(ids(21))).toEqual([aPerson(1), aPerson(2)]);
});

it('a user of whom nothing is told is unreadable', async () => {
  graphAnswers(() => ({ status: 200, body: { id: guid(1), displayName: null, mail: null } }));
  expect(await directory.readPeople([guid(1)])).toMatchObject([{ readable: false, mail: null }]);
});

it.each([1, 2, 30])('a refused read of %i throws and names the permission', async (count) => {
  graphAnswers(() => denied);
  const error = await errorOf(directory.readPeople(ids(count)));
  expect(error).toMatchObject({
    code: 'missing-permission',
    details: { permission: 'User.Read.All' },
  });
});

it.each([1, 2, 30])('a failed read of %i throws', async (count) => {
  graphAnswers(() => ({ status: 500, body: graphErrorBody('InternalServerError') }));
  expect((await errorOf(directory.readPeople(ids(count)))).code).toBe('directory-failed');
});

it.each([2, 30])('a part of %i that is not as promised throws', async (count) => {
  graphAnswers(() => ({ status: 200, body: { value: 'nobody' } }));
  expect((await errorOf(directory.readPeople(ids(count)))).code).toBe('directory-answer-invalid');
});

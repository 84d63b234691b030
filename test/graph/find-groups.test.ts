import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Directory } from '../../server/ports/directory.ts';
import { aDirectoryModel, aModelGroup } from '../fakes/directory-model.ts';
import { modelScript } from './model-script.ts';
import { directoryAt, errorOf, graphErrorBody, isTokenRequest, tokenAnswer } from './opened.ts';
import { type ScriptedServer, startScriptedServer } from './scripted-server.ts';

let server: ScriptedServer;
let directory: Directory;
beforeEach(async () => {
  let url = '';
  const groups = Array.from({ length: 150 }, (_, index) => aModelGroup(index + 1));
  server = await startScriptedServer(modelScript(aDirectoryModel({ groups }), () => url));
  url = server.url;
  directory = directoryAt(url);
});
afterEach(() => server.close());

const encode = (query: string) => Buffer.from(query).toString('base64url');

it('every page of the list is an advanced query with its header', async () => {
  const first = await directory.findGroups({});
  await directory.findGroups({ cursor: first.nextCursor ?? '' });
  const requests = server.seenAt('/groups');
  expect(requests).toHaveLength(2);
  for (const { headers, query } of requests) {
    expect(headers.consistencylevel).toBe('eventual');
    expect(query.get('$count')).toBe('true');
    expect(query.get('$orderby')).toBe('displayName');
  }
});

it.each([
  ['R&D', '"displayName:R&D" OR "description:R&D"'],
  ['a "b" \\c', '"displayName:a \\"b\\" \\\\c" OR "description:a \\"b\\" \\\\c"'],
  ['C# 100% +1 ü', '"displayName:C# 100% +1 ü" OR "description:C# 100% +1 ü"'],
  ['https://x?$top=1', '"displayName:https://x?$top=1" OR "description:https://x?$top=1"'],
])('the search for %s arrives as one search', async (search, expected) => {
  await directory.findGroups({ search });
  const [request] = server.seenAt('/groups');
  expect(request?.query.get('$search')).toBe(expected);
  expect(request?.query.get('$top')).toBe('100');
});

it('a list goes on even where the next link holds an address', async () => {
  const next = `${server.url}/v1.0/groups?$search="displayName:https://x"&$count=true&$skiptoken=7`;
  server.answer(({ path, query }) => {
    if (isTokenRequest(path)) return tokenAnswer();
    return { body: { value: [], ...(query.has('$skiptoken') ? {} : { '@odata.nextLink': next }) } };
  });
  const { nextCursor } = await directory.findGroups({ search: 'https://x' });
  await directory.findGroups({ cursor: nextCursor ?? '' });
  expect(server.seenAt('/groups')[1]?.query.get('$search')).toBe('"displayName:https://x"');
});

it.each([
  ['nothing of ours', 'abc'],
  ['no page token', encode('$top=100')],
  ['a parameter of its own', encode('$skiptoken=1&$expand=members')],
  ['another path', encode('$skiptoken=1#/users')],
  ['a line break', encode('$skiptoken=1\r\nHost: x')],
  ['characters outside of base64url', 'JHNraXB0b2tlbj0x=='],
  ['endless length', encode(`$skiptoken=${'1'.repeat(9_000)}`)],
])('a cursor with %s is refused unsent', async (_, cursor) => {
  expect((await errorOf(directory.findGroups({ cursor }))).code).toBe('invalid-input');
  expect(server.seen).toHaveLength(0);
});

it('a list whose page tokens expired is to be started again', async () => {
  server.answer(({ path }) =>
    isTokenRequest(path)
      ? tokenAnswer()
      : { status: 400, body: graphErrorBody('Directory_ExpiredPageToken') },
  );
  const error = await errorOf(directory.findGroups({ cursor: encode('$skiptoken=1') }));
  expect(error.code).toBe('invalid-input');
  expect(error.message).toContain('expired');
});

it('a next link to something else than groups is refused', async () => {
  const next = `${server.url}/v1.0/users?$skiptoken=1`;
  server.answer(({ path }) =>
    isTokenRequest(path) ? tokenAnswer() : { body: { value: [], '@odata.nextLink': next } },
  );
  expect((await errorOf(directory.findGroups({}))).code).toBe('directory-answer-invalid');
});

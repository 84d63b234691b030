import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Directory } from '../../server/ports/directory.ts';
import type { ChangeSubscriptions } from '../../server/ports/subscriptions.ts';
import { guid } from '../fakes/directory-model.ts';
import {
  directoryAt,
  errorOf,
  example,
  graphErrorBody,
  isTokenRequest,
  tokenAnswer,
} from './opened.ts';
import {
  type Reply,
  type ScriptedServer,
  type SeenRequest,
  startScriptedServer,
} from './scripted-server.ts';

let server: ScriptedServer;
let directory: Directory;
let subscriptions: ChangeSubscriptions;
beforeEach(async () => {
  server = await startScriptedServer(() => 'hang');
  directory = directoryAt(server.url);
  subscriptions = directory.subscriptions;
});
afterEach(() => server.close());

/** Graph answers these one after the other, the last one again and again. */
const graphAnswers = (...replies: Reply[]): void =>
  server.answer(({ path }) => {
    if (isTokenRequest(path)) return tokenAnswer();
    return (replies.length > 1 ? replies.shift() : replies[0]) ?? 'hang';
  });
const sent = (): readonly SeenRequest[] => server.seen.filter(({ path }) => !isTokenRequest(path));
const steps = () => sent().map(({ method, path }) => `${method} ${path.replace('/v1.0', '')}`);

const wanted = {
  resource: `/groups/${guid(1)}`,
  changeType: 'updated,deleted',
  notificationUrl: 'https://sync.example/graph/notifications',
  lifecycleUrl: 'https://sync.example/graph/lifecycle',
  clientState: 'a-secret',
  expiresAt: '2026-03-04T08:00:00.000Z',
};
const body = (overrides: Readonly<Record<string, unknown>> = {}) => ({
  id: guid(0x77).toUpperCase(),
  resource: wanted.resource,
  changeType: wanted.changeType,
  clientState: wanted.clientState,
  notificationUrl: wanted.notificationUrl,
  expirationDateTime: '2026-03-04T08:00:00Z',
  ...overrides,
});
const created: Reply = { status: 201, body: body() };
const subscription = {
  subscriptionId: guid(0x77),
  resource: wanted.resource,
  notificationUrl: wanted.notificationUrl,
  expiresAt: wanted.expiresAt,
};
const refusal = (status: number, code: string, message: string): Reply => ({
  status,
  body: { error: { code, message } },
});
const conflict = refusal(
  409,
  'ObjectIdentifierInUse',
  `Subscription Id ${guid(0x77)} already exists for the requested combination`,
);
const unavailable: Reply = { status: 503, body: graphErrorBody('ServiceUnavailable') };

describe('creating a subscription', () => {
  it('sends what Graph needs and answers what it granted', async () => {
    graphAnswers({
      status: 201,
      body: body({ expirationDateTime: '2026-03-03T08:00:00.0000000+00:00' }),
    });
    const granted = await subscriptions.create(wanted);
    expect(granted).toEqual({ ...subscription, expiresAt: '2026-03-03T08:00:00.000Z' });
    expect(JSON.parse(sent()[0]?.body ?? '')).toEqual({
      changeType: wanted.changeType,
      notificationUrl: wanted.notificationUrl,
      lifecycleNotificationUrl: wanted.lifecycleUrl,
      resource: wanted.resource,
      expirationDateTime: wanted.expiresAt,
      clientState: wanted.clientState,
    });
  });

  it.each<[string, Reply]>([
    ['no answer', 'destroy'],
    ['half an answer', 'destroy-in-body'],
    ['503', unavailable],
    ['an answer that cannot be read', { status: 201, body: '{"id":' }],
  ])('after %s a conflict with our own is our success', async (_, reply) => {
    graphAnswers(reply, conflict, { body: body() });
    expect(await subscriptions.create(wanted)).toEqual(subscription);
    expect(steps()).toEqual([
      'POST /subscriptions',
      'POST /subscriptions',
      `GET /subscriptions/${guid(0x77)}`,
    ]);
  });

  it('without clientState in the answer, its expiry tells that it is ours', async () => {
    graphAnswers('destroy', conflict, { body: body({ clientState: null }) });
    expect(await subscriptions.create(wanted)).toEqual(subscription);
  });

  it.each([
    ['another clientState', { clientState: 'an older one' }],
    ['another address', { notificationUrl: 'https://elsewhere.example/' }],
    ['another expiry', { clientState: null, expirationDateTime: '2026-03-02T08:00:00Z' }],
  ])('after a failure a conflict with one of %s stays a conflict', async (_, other) => {
    graphAnswers('destroy', conflict, { body: body(other) });
    const error = await errorOf(subscriptions.create(wanted));
    expect(error.code).toBe('subscription-exists');
    expect(error.details.facts).toEqual({ subscriptionId: guid(0x77) });
  });

  it('after a failure a conflict with one that is gone again stays a conflict', async () => {
    graphAnswers('destroy', conflict, { status: 404, body: graphErrorBody('ResourceNotFound') });
    expect((await errorOf(subscriptions.create(wanted))).code).toBe('subscription-exists');
  });

  it('a conflict at once is not looked into', async () => {
    graphAnswers(conflict);
    expect((await errorOf(subscriptions.create(wanted))).code).toBe('subscription-exists');
    expect(steps()).toEqual(['POST /subscriptions']);
  });

  it('a throttled request is sent again when Graph wants it', async () => {
    const headers = { 'retry-after': '0.01' };
    graphAnswers({ status: 429, headers, body: graphErrorBody('TooManyRequests') }, created);
    expect(await subscriptions.create(wanted)).toEqual(subscription);
  });

  it('is given up after several failures', async () => {
    directory = directoryAt(server.url, { timeouts: { retries: 2 } });
    graphAnswers(unavailable);
    const error = await errorOf(directory.subscriptions.create(wanted));
    expect(error.code).toBe('directory-failed');
    expect(steps()).toHaveLength(3);
  });

  it.each([
    [wanted.resource, 'Group.Read.All'],
    ['/users', 'User.Read.All'],
    ['Users', 'User.Read.All'],
  ])('a refused subscription to %s names %s', async (resource, permission) => {
    graphAnswers(refusal(403, 'ExtensionError', 'Operation: Create; Exception: [Forbidden]'));
    const error = await errorOf(subscriptions.create({ ...wanted, resource }));
    expect(error).toMatchObject({ code: 'missing-permission', details: { permission } });
  });

  it.each<[string, number, string]>([
    ['wire-subscription-validation-error.json', 400, 'endpoint-unreachable'],
    ['wire-subscription-validation-timeout.json', 400, 'endpoint-unreachable'],
    ['wire-subscription-conflict.json', 409, 'subscription-exists'],
    ['wire-subscription-quota.json', 403, 'subscription-quota'],
  ])('%s is %i %s, told without Graph’s own words', async (file, status, code) => {
    graphAnswers({ status, body: example(file) });
    const error = await errorOf(subscriptions.create(wanted));
    expect(error.code).toBe(code);
    expect(error.details.upstream).toMatchObject({ status });
    expect(error.message).not.toContain('Exception');
    expect(steps()).toHaveLength(1);
  });

  it('an address that cannot be reached is named with what to check', async () => {
    graphAnswers({ status: 400, body: example('wire-subscription-validation-timeout.json') });
    const { message } = await errorOf(subscriptions.create(wanted));
    expect(message).toContain('sync.example');
    expect(message).toContain('10 s');
    expect(message).toContain('PUBLIC_URL');
  });

  it('another 400 is no matter of the address', async () => {
    graphAnswers(refusal(400, 'ExtensionError', 'Subscription expiration can only be 41760'));
    expect((await errorOf(subscriptions.create(wanted))).code).toBe('directory-failed');
  });

  it('stops when it is told to', async () => {
    const stopping = new AbortController();
    server.answer(({ path }) => {
      if (isTokenRequest(path)) return tokenAnswer();
      stopping.abort(new Error('stopped'));
      return 'hang';
    });
    await expect(subscriptions.create(wanted, { signal: stopping.signal })).rejects.toThrow(
      'stopped',
    );
  });
});

describe('a subscription that is there', () => {
  const id = guid(0x77);

  it('is renewed by its expiry alone; what Graph answers counts', async () => {
    graphAnswers(unavailable, { body: body({ expirationDateTime: '2026-03-04T08:00:00Z' }) });
    expect(await subscriptions.renew(id, '2026-03-09T08:00:00.000Z')).toEqual(subscription);
    expect(steps()).toEqual([`PATCH /subscriptions/${id}`, `PATCH /subscriptions/${id}`]);
    expect(JSON.parse(sent()[0]?.body ?? '')).toEqual({
      expirationDateTime: '2026-03-09T08:00:00.000Z',
    });
  });

  it.each<[string, Reply]>([
    ['204', { status: 204 }],
    ['200 without a body', { status: 200, body: '' }],
    ['202 without a body', { status: 202, body: '' }],
  ])('is reauthorised when Graph answers %s', async (_, reply) => {
    graphAnswers('destroy', reply);
    expect(await subscriptions.reauthorize(id)).toBe(true);
    expect(steps().at(-1)).toBe(`POST /subscriptions/${id}/reauthorize`);
  });

  it('is removed', async () => {
    graphAnswers(unavailable, { status: 204 });
    await subscriptions.remove(id);
    expect(steps().at(-1)).toBe(`DELETE /subscriptions/${id}`);
  });

  it('one that is not there is null, false and fine', async () => {
    graphAnswers({ status: 404, body: graphErrorBody('ResourceNotFound') });
    expect(await subscriptions.renew(id, wanted.expiresAt)).toBeNull();
    expect(await subscriptions.reauthorize(id)).toBe(false);
    await subscriptions.remove(id);
  });

  it.each([403, 500])('%i throws', async (status) => {
    graphAnswers({ status, body: graphErrorBody('aCode') });
    const code = status === 403 ? 'missing-permission' : 'directory-failed';
    for (const attempt of [
      () => subscriptions.renew(id, wanted.expiresAt),
      () => subscriptions.reauthorize(id),
      () => subscriptions.remove(id),
      () => subscriptions.list(),
    ]) {
      expect((await errorOf(attempt())).code).toBe(code);
    }
  });

  it('an id is a part of the path and nothing more', async () => {
    graphAnswers({ status: 204 });
    await subscriptions.remove('../users/x?y');
    expect(sent()[0]?.url).toBe('/v1.0/subscriptions/..%2Fusers%2Fx%3Fy');
  });
});

it('all pages of the list are read', async () => {
  server.answer(({ path, query }) => {
    if (isTokenRequest(path)) return tokenAnswer();
    if (query.has('$skiptoken')) return { body: { value: [body({ id: guid(2) })] } };
    const next = `${server.url}/v1.0/subscriptions?$skiptoken=a`;
    return { body: { value: [body({ id: guid(1) })], '@odata.nextLink': next } };
  });
  const ids = (await subscriptions.list()).map((one) => one.subscriptionId);
  expect(ids).toEqual([guid(1), guid(2)]);
});

import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sampleGroupIds } from '../../server/evaluation/tenant/sample-groups.ts';
import { sampleCredentials } from '../../server/evaluation/tenant/sample-identities.ts';
import { oddPeople } from '../../server/evaluation/tenant/sample-people.ts';
import { createContractValidator } from './contract.ts';
import {
  errorCode,
  type GraphClient,
  list,
  object,
  openGraph,
  post,
  withTenant,
} from './tenant-client.ts';

const tenant = withTenant({ notificationRetry: 5, handshakeTimeout: 200, deliveryTimeout: 200 });
const contract = createContractValidator();
const ids = sampleGroupIds;

/** The receiver of notifications: real, and as rude as a test wants it. */
let receiver: Server;
let address = '';
let received: { readonly url: string; readonly body: string }[] = [];
let handshake: 'echo' | 'wrong' | 'silent' | 'html' = 'echo';
let statuses: number[] = [];

beforeAll(async () => {
  receiver = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://receiver');
    const token = url.searchParams.get('validationToken');
    if (token !== null) {
      if (handshake === 'silent') return;
      const type = handshake === 'html' ? 'text/html' : 'text/plain';
      response.writeHead(200, { 'content-type': type });
      response.end(handshake === 'wrong' ? 'something else' : token);
      return;
    }
    let body = '';
    for await (const chunk of request) body += String(chunk);
    received.push({ url: `${url.pathname}${url.search}`, body });
    response.writeHead(statuses.shift() ?? 202).end();
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const bound = receiver.address();
  address = typeof bound === 'object' ? `http://127.0.0.1:${bound?.port}` : '';
});
afterAll(() => {
  receiver.closeAllConnections();
  receiver.close();
});
beforeEach(async () => {
  const graph = await openGraph(tenant.get());
  for (const { id } of list((await graph('/subscriptions')).json.value)) {
    await graph(`/subscriptions/${id}`, { method: 'DELETE' });
  }
  await tenant.get().notifier.idle();
  received = [];
  statuses = [];
  handshake = 'echo';
});

function wanted(resource: string, fields: Readonly<Record<string, unknown>> = {}) {
  return {
    changeType: 'updated,deleted',
    notificationUrl: `${address}/notify?from=graph`,
    lifecycleNotificationUrl: `${address}/lifecycle`,
    resource,
    expirationDateTime: new Date(Date.now() + 3_600_000).toISOString(),
    clientState: 'shared secret',
    ...fields,
  };
}

async function subscribe(graph: GraphClient, resource: string): Promise<string> {
  const reply = await graph('/subscriptions', post(wanted(resource)));
  expect(reply.status).toBe(201);
  return String(reply.json.id);
}

async function notifications() {
  await tenant.get().notifier.idle();
  return received.flatMap(({ body }) => {
    expect(contract.validateNotification(JSON.parse(body))).toEqual([]);
    return list(object(JSON.parse(body)).value);
  });
}

describe('creating a subscription', () => {
  test.each([['wrong'], ['html'], ['silent']] as const)(
    'an endpoint whose handshake is %s is refused',
    async (how) => {
      handshake = how;
      const graph = await openGraph(tenant.get());
      const reply = await graph('/subscriptions', post(wanted('groups')));
      expect(reply.status).toBe(400);
      expect(errorCode(reply)).toBe(how === 'silent' ? 'InvalidRequest' : 'ValidationError');
    },
  );

  test('the same changes of the same resource are subscribed once', async () => {
    const graph = await openGraph(tenant.get());
    const id = await subscribe(graph, 'groups');
    const twin = await graph('/subscriptions', post(wanted('/groups')));
    expect([twin.status, errorCode(twin)]).toEqual([409, 'ObjectIdentifierInUse']);
    expect(object(twin.json.error).message).toContain(id);
  });

  test('more than 29 days, a plain http address and other resources are refused', async () => {
    const graph = await openGraph(tenant.get());
    const days = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString();
    for (const fields of [
      { expirationDateTime: days(30) },
      { expirationDateTime: days(-1) },
      { notificationUrl: 'http://example.org/notify' },
      { resource: 'me/messages' },
      { clientState: 'x'.repeat(129) },
    ]) {
      expect((await graph('/subscriptions', post(wanted('groups', fields)))).status).toBe(400);
    }
  });

  test('groups need Group.Read.All', async () => {
    const graph = await openGraph(tenant.get(), sampleCredentials.missingPermissions);
    expect((await graph('/subscriptions', post(wanted('groups')))).status).toBe(403);
  });

  test('the hundred and first is refused', async () => {
    const graph = await openGraph(tenant.get());
    const users = [...tenant.get().state.users.values()].slice(0, 100);
    // one after the other: each handshake has to be answered in a short time, however busy the machine is
    for (const user of users) await subscribe(graph, `users/${user.id}`);
    const reply = await graph('/subscriptions', post(wanted('groups')));
    expect([reply.status, errorCode(reply)]).toEqual([403, 'ExtensionError']);
  });

  test('it can be renewed, read and deleted, and is gone when it has expired', async () => {
    const graph = await openGraph(tenant.get());
    const id = await subscribe(graph, 'users');
    const expirationDateTime = new Date(Date.now() + 7_200_000).toISOString();
    const body = JSON.stringify({ expirationDateTime });
    const renewed = await graph(`/subscriptions/${id}`, { method: 'PATCH', body });
    expect(renewed.json.expirationDateTime).toBe(expirationDateTime);
    expect((await graph(`/subscriptions/${id}`)).status).toBe(200);
    expect((await graph(`/subscriptions/${id}`, { method: 'DELETE' })).status).toBe(204);
    const gone = await graph(`/subscriptions/${id}`, { method: 'PATCH', body });
    expect([gone.status, errorCode(gone)]).toEqual([404, 'ResourceNotFound']);
  });
});

describe('deliveries', () => {
  test('writes close together come in one post, with clientState and member hints', async () => {
    const graph = await openGraph(tenant.get());
    const subscriptionId = await subscribe(graph, 'groups');
    const administration = tenant.get().tenant;
    administration.addMember(ids.legal, oddPeople.arabic.id);
    administration.removeMember(ids.legal, oddPeople.arabic.id);
    const [added, removed] = await notifications();
    expect(received).toHaveLength(1);
    expect(received[0]?.url).toBe('/notify?from=graph');
    expect(received[0]?.body).toMatch(/"sequenceNumber":\d{18}[,}]/);
    expect(added).toMatchObject({
      subscriptionId,
      clientState: 'shared secret',
      changeType: 'updated',
      resource: `Groups/${ids.legal}`,
      tenantId: tenant.get().tenantId,
    });
    const members = object(removed?.resourceData)['members@delta'];
    expect(members).toEqual([{ id: oddPeople.arabic.id, '@removed': 'deleted' }]);
  });

  test('a subscription hears of its own resource alone', async () => {
    const graph = await openGraph(tenant.get());
    await subscribe(graph, `groups/${ids.legal}`);
    const administration = tenant.get().tenant;
    administration.renameGroup(ids.sales, 'Verkauf');
    administration.updateUser(oddPeople.arabic.id, { jobTitle: 'Chef' });
    administration.renameGroup(ids.legal, 'Recht');
    const told = await notifications();
    expect(told.map(({ resource }) => resource)).toEqual([`Groups/${ids.legal}`]);
  });

  test('creation and soft deletion are told as updated, the end as deleted', async () => {
    const graph = await openGraph(tenant.get());
    await subscribe(graph, 'users');
    const administration = tenant.get().tenant;
    const user = administration.addUser({ displayName: 'Kurz Da' });
    administration.removeUser(user);
    administration.removeUser(user, 'permanent');
    const told = await notifications();
    expect(told.map(({ changeType }) => changeType)).toEqual(['updated', 'updated', 'deleted']);
  });

  test('a post that is not answered with 2xx is tried again', async () => {
    const graph = await openGraph(tenant.get());
    await subscribe(graph, 'groups');
    statuses = [500, 503, 202];
    tenant.get().tenant.renameGroup(ids.legal, 'Recht und Compliance');
    await tenant.get().notifier.idle();
    expect(new Set(received.map(({ body }) => body)).size).toBe(1);
    expect(received).toHaveLength(3);
  });

  test('a lapsed authorisation holds notifications back until it is renewed', async () => {
    const graph = await openGraph(tenant.get());
    const id = await subscribe(graph, 'groups');
    tenant.get().subscriptions.sendLifecycle(id, 'reauthorizationRequired');
    tenant.get().tenant.renameGroup(ids.legal, 'Recht');
    expect(await notifications()).toMatchObject([{ lifecycleEvent: 'reauthorizationRequired' }]);
    expect(received[0]?.url).toBe('/lifecycle');
    const reply = await graph(`/subscriptions/${id}/reauthorize`, { method: 'POST' });
    expect(reply.status).toBe(204);
    expect((await notifications()).at(-1)).toMatchObject({ resource: `Groups/${ids.legal}` });
  });

  test('notifications can be lost, and can come twice', async () => {
    const graph = await openGraph(tenant.get());
    await subscribe(graph, 'groups');
    const { notifier, tenant: administration } = tenant.get();
    notifier.mute(true);
    administration.renameGroup(ids.legal, 'Lost');
    notifier.mute(false);
    notifier.repeat(2);
    administration.renameGroup(ids.legal, 'Twice');
    expect(await notifications()).toHaveLength(2);
    notifier.repeat(1);
  });
});

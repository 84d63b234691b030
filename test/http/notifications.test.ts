import { readFileSync } from 'node:fs';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../server/domain/errors.ts';
import type {
  AcceptNotifications,
  Notification,
} from '../../server/engine/accept-notifications.ts';
import { countNotifications } from '../../server/http/metrics.ts';
import { type RunningApp, startApp } from './start-app.ts';

const paths = ['/graph/notifications', '/graph/lifecycle'] as const;
const registry = new Registry();
const count = countNotifications(registry);
let batches: (readonly Notification[])[] = [];
let accept: AcceptNotifications;
let app: RunningApp;

beforeAll(async () => {
  app = await startApp({
    registry,
    rateLimitPerMinute: 3,
    acceptNotifications: (batch) => accept(batch),
  });
});
afterAll(() => app.stop());
beforeEach(() => {
  batches = [];
  accept = async (batch) => void batches.push(batch);
});

const post = (path: string, body?: string | Uint8Array, type = 'application/json; charset=utf-8') =>
  fetch(app.url + path, {
    method: 'POST',
    headers: { 'content-type': type },
    ...(body === undefined ? {} : { body }),
  });
const deliver = (value: unknown, path: string = paths[0]) => post(path, JSON.stringify({ value }));

const group = '477e9fc6-5de7-4406-bb2a-7e5c83c9ae5f';
const change = {
  changeType: 'updated',
  clientState: 'state',
  resource: `Groups/${group}`,
  resourceData: {
    '@odata.type': '#Microsoft.Graph.Group',
    '@odata.id': `Groups/${group}`,
    id: group,
    organizationId: 'tenant',
    eventTime: '2021-07-26T02:40:12.0385565Z',
    sequenceNumber: 'a number of 18 digits',
    'members@delta': [{ id: 'u1' }, { id: 'u1', '@removed': 'deleted' }],
  },
  subscriptionExpirationDateTime: '2025-02-02T11:00:00.0000000-07:00',
  subscriptionId: 'S1',
  tenantId: 'tenant',
};

describe.each(paths)('the validation handshake at %s', (path) => {
  const token =
    'Validation: Testing client application reachability for subscription Request-Id: 522fd2e1-3d56';

  it.each([
    ['alone', `?validationToken=${encodeURIComponent(token)}`, token],
    ['after other parameters', `?from=graph&validationToken=${encodeURIComponent(token)}`, token],
    ['before other parameters', `?validationToken=${encodeURIComponent(token)}&x=%3Cb%3E`, token],
    ['with + for a space', `?validationToken=${token.replaceAll(' ', '+')}`, token],
    [
      'with everything a token may hold',
      '?validationToken=a%2Bb%26c%3D%22d%22%25%C3%BC',
      'a+b&c="d"%ü',
    ],
  ])('is answered with the token, decoded: %s', async (_, query, decoded) => {
    const response = await post(path + query, undefined, 'text/plain; charset=utf-8');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.text()).toBe(decoded);
    expect(batches).toEqual([]);
  });

  it.each(['text/plain', 'application/json', 'text/html', 'application/octet-stream'])(
    'ignores the body, also one of type %s',
    async (type) => {
      const response = await post(`${path}?validationToken=abc`, '{not json', type);
      expect([response.status, await response.text()]).toEqual([200, 'abc']);
    },
  );

  it.each([
    ['markup', '%3Cscript%3Ealert(1)%3C%2Fscript%3E'],
    ['half a tag', 'abc%3C'],
    ['a line break', 'a%0D%0AX-Header%3A+1'],
    ['a NUL', 'a%00'],
    ['nothing', ''],
    ['more than 4 KB', 'a'.repeat(4097)],
    ['two of them', 'a&validationToken=b'],
  ])('is refused with %s, and nothing of it comes back', async (_, value) => {
    const response = await post(`${path}?validationToken=${value}`);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(await response.text()).not.toMatch(/script>|X-Header/);
  });

  it('is a POST', async () => {
    expect((await fetch(`${app.url}${path}?validationToken=abc`)).status).toBe(405);
  });
});

describe('a delivery', () => {
  it.each(paths)(
    'is 202 without a body at %s, for changes and life-cycle events mixed',
    async (path) => {
      const { resource: _r, resourceData: _d, changeType: _c, ...rest } = change;
      const event = { ...rest, lifecycleEvent: 'reauthorizationRequired', subscriptionId: 's2' };
      const response = await deliver([change, event], path);
      expect([response.status, await response.text()]).toEqual([202, '']);
      expect(batches).toEqual([
        [
          {
            subscriptionId: 's1',
            clientState: 'state',
            tenantId: 'tenant',
            objectId: group,
            eventTime: '2021-07-26T02:40:12.038Z',
            lifecycleEvent: null,
            expiresAt: '2025-02-02T18:00:00.000Z',
          },
          {
            subscriptionId: 's2',
            clientState: 'state',
            tenantId: 'tenant',
            objectId: null,
            eventTime: null,
            lifecycleEvent: 'reauthorizationRequired',
            expiresAt: '2025-02-02T18:00:00.000Z',
          },
        ],
      ]);
    },
  );

  it('may hold a sequenceNumber with more digits than a number', async () => {
    const body = JSON.stringify({ value: [change] }).replace(
      '"a number of 18 digits"',
      '637628640120385565',
    );
    expect((await post(paths[0], body)).status).toBe(202);
    expect(batches).toHaveLength(1);
  });

  it.each([
    ['no resourceData', { resourceData: undefined }, { objectId: group, eventTime: null }],
    [
      'null for all that may be left out',
      { clientState: null, tenantId: null, resource: null, resourceData: null },
      { objectId: null, clientState: null },
    ],
    [
      'fields of another kind',
      { clientState: 7, resourceData: 'x', tenantId: {} },
      { objectId: group, clientState: null, tenantId: null },
    ],
    ['an id in upper case', { resourceData: { id: group.toUpperCase() } }, { objectId: group }],
    [
      'an unreadable time',
      { resourceData: { id: group, eventTime: 'soon' } },
      { objectId: group, eventTime: null },
    ],
    [
      'an event that is not known yet',
      { lifecycleEvent: 'somethingNew' },
      { lifecycleEvent: 'missed' },
    ],
    ['fields that are new', { somethingNew: { deep: [1] } }, { objectId: group }],
  ])('is taken with %s', async (_, fields, expected) => {
    expect((await deliver([{ ...change, ...fields }])).status).toBe(202);
    expect(batches[0]).toMatchObject([expected]);
  });

  it.each([
    'notification-group-members-added',
    'notification-group-members-removed',
    'notification-group-updated',
    'notification-lifecycle',
  ])('as seen of Microsoft is taken: %s', async (name) => {
    const file = new URL(`../fixtures/contracts/graph-examples/${name}.json`, import.meta.url);
    expect((await post(paths[0], readFileSync(file))).status).toBe(202);
    expect(batches[0]?.length).toBeGreaterThan(0);
  });

  it.each([
    ['no JSON', '{"value":[', 400],
    ['no list', '{"value":{}}', 400],
    ['nothing', '{}', 400],
    ['an entry that is none', '{"value":[7]}', 400],
    ['an entry without subscription', '{"value":[{}]}', 400],
    [
      'more than 1 MB',
      JSON.stringify({ value: [{ ...change, more: 'x'.repeat(1_000_000) }] }),
      413,
    ],
  ])('is refused with %s', async (_, body, status) => {
    const response = await post(paths[0], body);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(batches).toEqual([]);
  });

  it('is refused as another type than JSON', async () => {
    expect((await post(paths[0], '{"value":[]}', 'text/plain')).status).toBe(415);
  });

  it('that could not be stored is 503, so that Graph comes again', async () => {
    for (const error of [new AppError('database-unavailable', 'gone'), new Error('a fault')]) {
      accept = () => Promise.reject(error);
      const response = await deliver([change]);
      expect(response.status).toBe(503);
      expect(response.headers.get('retry-after')).toBe('10');
    }
  });

  it('is answered after it was stored, not before', async () => {
    const order: string[] = [];
    let store: (() => void) | undefined;
    const storing = new Promise<void>((resolve) => {
      accept = () =>
        new Promise((stored) => {
          store = stored;
          resolve();
        });
    });
    const answer = deliver([change]).then(({ status }) => order.push(`answered ${status}`));
    await storing;
    order.push('stored');
    store?.();
    await answer;
    expect(order).toEqual(['stored', 'answered 202']);
  });

  it('is 503 in time if the store hangs', async () => {
    accept = () => new Promise(() => {});
    const began = performance.now();
    expect((await deliver([change])).status).toBe(503);
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  it('needs no sign-in and is not under the limit of users', async () => {
    for (let sent = 0; sent < 20; sent += 1) expect((await deliver([change])).status).toBe(202);
    expect(batches).toHaveLength(20);
  });
});

it('results of notifications are counted in /metrics, each from the start', async () => {
  count('forged', 3);
  const metrics = await (await fetch(`${app.url}/metrics`)).text();
  expect(metrics).toContain('notifications_total{result="forged"} 3');
  expect(metrics).toContain('notifications_total{result="accepted"} 0');
});

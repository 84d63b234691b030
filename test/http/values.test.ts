import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectRefused } from './expect-refused.ts';
import { samples } from './requests.ts';
import { type RunningApp, startApp } from './start-app.ts';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const task = { name: 'x', access: samples['POST /api/access-tests'].bodies?.[0] };
const refusedTasks: readonly (readonly [string, Record<string, unknown>, string])[] = [
  ['a blank name', { ...task, name: '   ' }, 'name'],
  ['a name of 101 characters', { ...task, name: 'x'.repeat(101) }, 'name'],
  ['a description of 1,001 characters', { ...task, description: 'x'.repeat(1001) }, 'description'],
  [
    '29 February of a common year',
    { ...task, access: { ...task.access, clientSecretValidUntil: '2027-02-29' } },
    'access.clientSecretValidUntil',
  ],
  [
    'a tenant that is no domain',
    { ...task, access: { ...task.access, tenantId: 'contoso' } },
    'access.tenantId',
  ],
  [
    'a client id without dashes',
    { ...task, access: { ...task.access, clientId: '3'.repeat(32) } },
    'access.clientId',
  ],
  [
    'a blank secret',
    { ...task, access: { ...task.access, clientSecret: ' ' } },
    'access.clientSecret',
  ],
  [
    'an interval of 4 minutes',
    { ...task, periodicSync: { intervalMinutes: 4 } },
    'periodicSync.intervalMinutes',
  ],
  [
    'an interval over 7 days',
    { ...task, periodicSync: { intervalMinutes: 10_081 } },
    'periodicSync.intervalMinutes',
  ],
  ['a time zone that does not exist', { ...task, timeZone: 'Europe/Atlantis' }, 'timeZone'],
  ['an offset as time zone', { ...task, timeZone: '+01:00' }, 'timeZone'],
  [
    '101 percent',
    { ...task, safeguards: { maxDisablePercent: 101 } },
    'safeguards.maxDisablePercent',
  ],
  [
    'a count over a million',
    { ...task, safeguards: { maxDisableCount: 1_000_001 } },
    'safeguards.maxDisableCount',
  ],
  ['169 hours', { ...task, safeguards: { rollingHours: 169 } }, 'safeguards.rollingHours'],
  ['an order without groups', { ...task, precedence: { mode: 'explicit' } }, 'precedence.groupIds'],
  ['an unknown order', { ...task, precedence: { mode: 'random' } }, 'precedence.mode'],
  ['a derived field', { ...task, number: 7 }, 'number'],
  [
    'a sealed secret',
    { ...task, access: { ...task.access, sealedSecret: 'x' } },
    'access.sealedSecret',
  ],
];
const { clientSecret: _secret, ...withoutSecret } = task.access ?? {};
const refusedSecrets: readonly (readonly [string, string, Record<string, unknown>, string])[] = [
  [
    'a new task without any secret',
    'POST',
    { name: 'x', access: withoutSecret },
    'access.clientSecret',
  ],
  [
    'a secret beside a draft',
    'POST',
    { name: 'x', access: { ...task.access, draftId: 'new-task' } },
    'access.draftId',
  ],
  [
    'another secret beside a draft',
    'PATCH',
    { access: { clientSecret: 'x', draftId: 'new-task' } },
    'access.draftId',
  ],
];
const refusedActions: readonly (readonly [string, readonly unknown[], string])[] = [
  ['an unknown action', [{ action: 'deleteUser', value: true }], 'actions[0].action'],
  [
    'an action twice',
    [
      { action: 'noSync', value: true },
      { action: 'noSync', value: false },
    ],
    'actions[1]',
  ],
  ['a quota over 1 TiB', [{ action: 'lftQuota', value: 1_048_577 }], 'actions[0].value'],
  ['24:00', [{ action: 'sendQuar', value: ['24:00'] }], 'actions[0].value[0]'],
  ['8:00', [{ action: 'sendQuar', value: ['8:00'] }], 'actions[0].value[0]'],
  ['a time twice', [{ action: 'sendQuar', value: ['08:00', '08:00'] }], 'actions[0].value[1]'],
  [
    '25 times',
    [{ action: 'sendQuarAdmin', value: Array.from({ length: 25 }, (_, i) => `01:${i + 10}`) }],
    'actions[0].value',
  ],
  ['an unknown role', [{ action: 'assignAdminRoles', value: ['Root'] }], 'actions[0].value[0]'],
  ['a role twice', [{ action: 'assignAdminRoles', value: ['ALL', 'ALL'] }], 'actions[0].value[1]'],
  ['True as a text', [{ action: 'usersDisabled', value: 'True' }], 'actions[0].value'],
  ['no value', [{ action: 'usersDisabled' }], 'actions[0].value'],
  ['an unknown right', [{ action: 'crypto', value: 'sigenc' }], 'actions[0].value'],
];
const addresses = [
  'ada',
  'ada@',
  '@contoso.com',
  'a b@contoso.com',
  'ada@contoso',
  'ada@-x.com',
  'ada@contoso.com\n.x',
  'a..b@contoso.com',
  `${'a'.repeat(65)}@contoso.com`,
  'ada@contoso.com, eve@contoso.com',
  '<ada@contoso.com>',
  'ada@contoso_x.com',
];

describe('values', () => {
  it.each(refusedTasks)('a task with %s is refused', async (_title, body, at) => {
    app.fake.forget();
    await expectRefused(await app.ask('POST', '/api/tasks', { body }), at, app.fake);
  });
  it.each(refusedSecrets)('%s is refused', async (_title, method, body, at) => {
    app.fake.forget();
    const path = method === 'POST' ? '/api/tasks' : '/api/tasks/t1';
    await expectRefused(await app.ask(method, path, { body }), at, app.fake);
  });
  it('a draft takes fields that are far from right, but no secret among them', async () => {
    const fields = { name: '', tenantId: 'what is this?', intervalMinutes: 'five' };
    const path = '/api/drafts/new-task';
    expect((await app.ask('PUT', path, { body: { fields } })).status).toBe(200);
    app.fake.forget();
    const body = { fields: { ...fields, clientSecret: 'hunter2' } };
    const response = await app.ask('PUT', path, { body });
    await expectRefused(response, 'fields.clientSecret', app.fake);
  });
  it.each(refusedActions)('actions with %s are refused', async (_title, actions, at) => {
    app.fake.forget();
    const path = '/api/tasks/t1/groups/g1/actions';
    await expectRefused(await app.ask('PUT', path, { body: { actions } }), at, app.fake);
  });
  it.each(addresses)('%j is no address', async (email) => {
    app.fake.forget();
    await expectRefused(
      await app.ask('POST', '/api/users', { body: { email } }),
      'email',
      app.fake,
    );
  });
  it.each(["o'neil+x@sub.contoso.com", 'jürgen@contoso.com', 'a.b-c_d@xn--bcher-kva.example'])(
    '%j is an address',
    async (email) => {
      const response = await app.ask('POST', '/api/users', { body: { email } });
      expect(response.status).toBe(201);
    },
  );
  it('an access test takes either a task or what was typed, not both', async () => {
    app.fake.forget();
    const body = { taskId: 't1', clientSecret: 'x' };
    await expectRefused(
      await app.ask('POST', '/api/access-tests', { body }),
      'clientSecret',
      app.fake,
    );
    await expectRefused(
      await app.ask('POST', '/api/access-tests', { body: {} }),
      'tenantId',
      app.fake,
    );
    await expectRefused(
      await app.ask('POST', '/api/access-tests', { body: { taskId: 't1', draftId: 't1' } }),
      'draftId',
      app.fake,
    );
  });
  it('the secret that was sent is not in the refusal', async () => {
    const access = { ...task.access, clientSecret: `hunter2${'x'.repeat(1000)}` };
    const response = await app.ask('POST', '/api/tasks', { body: { ...task, access } });
    expect(response.status).toBe(400);
    expect(await response.text()).not.toContain('hunter2');
    expect(app.logged.join('')).not.toContain('hunter2');
  });
});

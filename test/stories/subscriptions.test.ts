import { connect, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { chooseFreePort } from '../../server/evaluation/mongod/free-port.ts';
import { generateTenant } from '../../server/evaluation/tenant/generate-tenant.ts';
import {
  sampleCredentials,
  sampleTenantId,
} from '../../server/evaluation/tenant/sample-identities.ts';
import { connectDatabase, type Database } from '../../server/mongo/database.ts';
import { type Api, setUpTask } from './api-steps.ts';
import { type Installation, type InstallationOptions, startInstallation } from './installation.ts';
import { eventually } from './running-server.ts';

const hour = 3_600_000;
const day = 24 * hour;
const { ready, excessPermission } = sampleCredentials;

/** An installation that Graph delivers to, over a small directory; asking by itself hardly ever. */
const install = async (options: InstallationOptions = {}): Promise<Installation> => {
  const installation = await startInstallation({
    receives: true,
    pollMs: hour,
    directories: [generateTenant({ people: 40, groups: 4 })],
    ...options,
  });
  return installation;
};

/** Stopped after the test. */
const installForTest = async (options: InstallationOptions = {}) => {
  const installation = await install(options);
  onTestFinished(() => installation.stop(), 30_000);
  return { installation, api: await installation.signIn() };
};

const groupsOf = ({ tenant }: Installation): readonly string[] =>
  [...tenant.state.groups.values()].map(({ id }) => id);

const taskOf = async (api: Api, taskId: string) => (await api('GET', `/api/tasks/${taskId}`)).body;

/** A live task over the first two groups. */
const setUpLive = (installation: Installation, api: Api): Promise<string> =>
  setUpTask(api, {
    groups: Object.fromEntries(
      groupsOf(installation)
        .slice(0, 2)
        .map((groupId) => [groupId, [{ action: 'crypto', value: 'SigOnly' } as const]]),
    ),
    settings: { liveSync: { enabled: true } },
  });

/** Once its first read is over, its subscriptions are in that state, and it has caught up with them. */
const becomes = async (
  installation: Pick<Installation, 'server'>,
  api: Api,
  taskId: string,
  state: 'on' | 'degraded',
  reason = /^/,
) => {
  const task = await eventually(
    () => taskOf(api, taskId),
    ({ lastRun, liveSync }) =>
      lastRun?.finishedAt != null && liveSync.state === state && reason.test(liveSync.reason ?? ''),
    20_000,
  );
  const { inbox } = installation.server.database.collections;
  await eventually(
    () => inbox.countDocuments({ taskId, _id: /^catch-up/ }),
    (waiting) => waiting === 0,
    10_000,
  );
  return task.liveSync;
};

/** People of the directory who are in none of the first two groups, one after the other. */
const createOutsiders = ({ tenant }: Installation) => {
  const [one = '', two = '', three = ''] = [...tenant.state.groups.values()].map(({ id }) => id);
  const isInside = (id: string) => [one, two].some((group) => tenant.state.members(group).has(id));
  const people = [...tenant.state.members(three).values()]
    .map(({ id }) => id)
    .filter((id) => !isInside(id));
  return () => {
    const id = people.shift() ?? '';
    const mail = tenant.state.users.get(id)?.mail;
    if (!mail) throw new Error('everybody is in a group');
    return { id, email: mail.toLowerCase() };
  };
};

const isSynchronised = (api: Api, email: string, milliseconds = 8_000) =>
  eventually(
    () => api('GET', `/api/users/${email}`),
    ({ body }) => body?.crypto === 'SigOnly',
    milliseconds,
  );

const latestRun = async (api: Api, taskId: string) =>
  (await api('GET', `/api/tasks/${taskId}/runs`)).body.items[0];

const bare = (resource: string): string => resource.replace(/^\//, '').toLowerCase();

const resources = ({ tenant }: Installation, clientId?: string): readonly string[] =>
  tenant.subscriptions
    .list(clientId)
    .map(({ resource }) => bare(resource))
    .toSorted();

const subscriptionTo = ({ tenant }: Installation, wanted: string) => {
  const found = tenant.subscriptions.list().find(({ resource }) => bare(resource) === wanted);
  if (!found) throw new Error(`there is no subscription to ${wanted}`);
  return found;
};

/** As if time had passed: the subscriptions end then, at Graph and for all we know. */
const letExpire = async ({ tenant }: Installation, database: Database, at: number) => {
  const expirationDateTime = new Date(at).toISOString();
  for (const { id } of tenant.subscriptions.list())
    tenant.subscriptions.update(id, { expirationDateTime });
  await database.collections.subscriptions.updateMany(
    {},
    { $set: { expiresAt: expirationDateTime } },
  );
};

describe('the subscriptions of a live task', () => {
  let installation: Installation;
  let api: Api;
  let taskId: string;
  let group: string;
  let outsider: ReturnType<typeof createOutsiders>;
  beforeAll(async () => {
    installation = await install();
    api = await installation.signIn();
    taskId = await setUpLive(installation, api);
    await becomes(installation, api, taskId, 'on');
    group = groupsOf(installation)[0] ?? '';
    outsider = createOutsiders(installation);
  });
  afterAll(() => installation.stop());

  it('subscriptionRemoved: it is created anew, and what changed in the gap is applied', async () => {
    const { tenant } = installation;
    const { id } = subscriptionTo(installation, `groups/${group}`);
    const person = outsider();
    tenant.faults.add({
      match: { method: 'POST', path: /\/subscriptions$/ },
      times: 1,
      answer: { kind: 'latency', milliseconds: 2_000 },
    });
    tenant.subscriptions.sendLifecycle(id, 'subscriptionRemoved');
    const { subscriptions, inbox } = installation.server.database.collections;
    // looks that are still to come for what happened before
    const again = /^again/;
    // it is known to be gone, the look that the event itself leads to is over, and the new one is not there yet
    await eventually(
      async () => [
        await subscriptions.countDocuments({ _id: id }),
        await inbox.countDocuments({ taskId, _id: { $not: again } }),
      ],
      (left) => left.every((count) => count === 0),
      5_000,
    );
    await inbox.deleteMany({ _id: again });
    expect(resources(installation)).not.toContain(`groups/${group}`);
    tenant.tenant.addMember(group, person.id);
    await isSynchronised(api, person.email);
    expect(await latestRun(api, taskId)).toMatchObject({ kind: 'incremental' });
    await eventually(
      async () => resources(installation),
      (present) => present.includes(`groups/${group}`),
      5_000,
    );
    expect(subscriptionTo(installation, `groups/${group}`).id).not.toBe(id);
    expect(await becomes(installation, api, taskId, 'on')).toMatchObject({ reason: null });
  });

  it('reauthorizationRequired: it is reauthorised, and what was held back meanwhile is applied', async () => {
    const { tenant } = installation;
    const { id } = subscriptionTo(installation, `groups/${group}`);
    const person = outsider();
    tenant.subscriptions.sendLifecycle(id, 'reauthorizationRequired');
    tenant.tenant.addMember(group, person.id);
    await eventually(
      async () => tenant.subscriptions.get(id)?.paused,
      (paused) => paused === false,
      3_000,
    );
    await isSynchronised(api, person.email);
    expect(subscriptionTo(installation, `groups/${group}`).id).toBe(id);
  });

  it('missed: a change whose notification was lost is applied long before the next poll', async () => {
    const { tenant } = installation;
    const person = outsider();
    tenant.notifier.mute(true);
    tenant.tenant.addMember(group, person.id);
    tenant.notifier.mute(false);
    tenant.subscriptions.sendLifecycle(
      subscriptionTo(installation, `groups/${group}`).id,
      'missed',
    );
    await isSynchronised(api, person.email);
    expect(await latestRun(api, taskId)).toMatchObject({ kind: 'incremental' });
  });

  it('are renewed after two thirds of their life', async () => {
    const { tenant, server } = installation;
    const before = tenant.subscriptions.list().map(({ id }) => id);
    await letExpire(installation, server.database, Date.now() + day - hour);
    await eventually(
      async () => tenant.subscriptions.list(),
      (list) => list.every((each) => Date.parse(each.expirationDateTime) > Date.now() + 2.9 * day),
      12_000,
    );
    expect(tenant.subscriptions.list().map(({ id }) => id)).toEqual(before);
  });

  it('are removed at Graph when the task gets another access, and created there', async () => {
    const access = { tenantId: sampleTenantId, ...excessPermission };
    expect((await api('PATCH', `/api/tasks/${taskId}`, { access })).status).toBe(200);
    await eventually(
      async () => [resources(installation, ready.clientId), resources(installation)],
      ([old = [], all = []]) => old.length === 0 && all.length === 3,
      12_000,
    );
  });

  it('are removed at Graph when the task is deleted', async () => {
    expect((await api('DELETE', `/api/tasks/${taskId}`)).status).toBeLessThan(300);
    await eventually(
      async () => resources(installation),
      (left) => left.length === 0,
      12_000,
    );
    const { subscriptions } = installation.server.database.collections;
    await eventually(
      () => subscriptions.countDocuments(),
      (stored) => stored === 0,
      3_000,
    );
  });
});

it('subscriptions that expired while the server was down are created anew, and what changed meanwhile is applied without a poll or a full read', async () => {
  const { installation, api } = await installForTest();
  const taskId = await setUpLive(installation, api);
  await becomes(installation, api, taskId, 'on');
  const [group = ''] = groupsOf(installation);
  const person = createOutsiders(installation)();
  const before = resources(installation);
  await installation.server.stop();
  const database = await connectDatabase({ uri: installation.mongodbUri });
  await letExpire(installation, database, Date.now() - 1);
  await database.close();
  expect(resources(installation)).toEqual([]);
  installation.tenant.tenant.addMember(group, person.id);
  const again = await installation.startAnother();
  const apiAgain = await installation.signInAt(again);
  await isSynchronised(apiAgain, person.email);
  expect(await latestRun(apiAgain, taskId)).toMatchObject({ kind: 'incremental' });
  expect(resources(installation)).toEqual(before);
  await becomes({ server: again }, apiAgain, taskId, 'on');
}, 40_000);

it('a quota that does not allow one per group is lived with: one to all groups and one to all users', async () => {
  const { installation, api } = await installForTest({ tenant: { subscriptionQuota: 2 } });
  const taskId = await setUpLive(installation, api);
  expect(await becomes(installation, api, taskId, 'on')).toMatchObject({ reason: null });
  expect(resources(installation)).toEqual(['groups', 'users']);
  const [group = ''] = groupsOf(installation);
  const person = createOutsiders(installation)();
  installation.tenant.tenant.addMember(group, person.id);
  await isSynchronised(api, person.email);
  expect(await latestRun(api, taskId)).toMatchObject({ trigger: 'notification' });
}, 40_000);

it('a quota that does not allow even that is told, and changes are applied by asking', async () => {
  const { installation, api } = await installForTest({
    tenant: { subscriptionQuota: 1 },
    pollMs: 1_000,
  });
  const taskId = await setUpLive(installation, api);
  const shown = await becomes(installation, api, taskId, 'degraded', /no further subscription/);
  expect(shown.reason).toMatch(/at most 100 of one app in one tenant.* It is tried again at /);
  // looks that the one subscription asks for are not what is meant here
  await installation.server.database.collections.inbox.deleteMany({});
  const [group = ''] = groupsOf(installation);
  const person = createOutsiders(installation)();
  installation.tenant.tenant.addMember(group, person.id);
  await isSynchronised(api, person.email, 12_000);
  expect(await latestRun(api, taskId)).toMatchObject({ kind: 'incremental', trigger: 'poll' });
}, 40_000);

it('250 groups are two subscriptions: a change in the last one arrives, one in a group that is not selected leads to nothing', async () => {
  const { installation, api } = await installForTest({
    directories: [generateTenant({ people: 1000, groups: 252 })],
  });
  const { tenant } = installation;
  const groups = groupsOf(installation);
  const selected = groups.slice(0, 250);
  const [last = '', stranger = ''] = groups.slice(249);
  const taskId = await setUpTask(api, {
    groups: { [last]: [{ action: 'crypto', value: 'SigOnly' }] },
  });
  await api('PUT', `/api/tasks/${taskId}/groups`, { selected });
  await api('PATCH', `/api/tasks/${taskId}`, { liveSync: { enabled: true } });
  await becomes(installation, api, taskId, 'on');
  expect(resources(installation)).toEqual(['groups', 'users']);

  const outside = [...tenant.state.members(stranger).values()].map(({ id }) => id);
  const [first = '', second = '', third = ''] = outside;
  const emailOf = (id: string) => tenant.state.users.get(id)?.mail?.toLowerCase() ?? '';
  tenant.requests.reset();
  tenant.tenant.addMember(last, first);
  await isSynchronised(api, emailOf(first));
  const asked = tenant.requests.latest().find((each) => each.template === '/groups/delta');
  expect(asked?.search).not.toContain('filter');

  const { inbox } = installation.server.database.collections;
  const runs = async () => (await api('GET', `/api/tasks/${taskId}/runs`)).body.items;
  const irrelevant = async () => {
    const metrics = await (await fetch(`${installation.server.url}/metrics`)).text();
    return Number(/notifications_total\{result="irrelevant"\} (\d+)/.exec(metrics)?.[1] ?? 0);
  };
  const [dropped, { length }] = [await irrelevant(), await runs()];
  tenant.tenant.removeMember(stranger, third);
  await eventually(irrelevant, (count) => count > dropped, 5_000);
  expect(await inbox.countDocuments({ objectId: stranger })).toBe(0);
  // the next round tells of it, too
  tenant.tenant.addMember(last, second);
  await isSynchronised(api, emailOf(second));
  const [latest, ...before] = await runs();
  expect(before).toHaveLength(length);
  expect(latest.counts).toMatchObject({ create: 1, update: 0, disable: 0, applied: 1 });
}, 60_000);

it('a subscription of another installation is told by its address; the others work, and once it is gone so does this one', async () => {
  const { installation, api } = await installForTest();
  const { tenant } = installation;
  const theirs = tenant.subscriptions.add({
    applicationId: ready.clientId,
    resource: '/users',
    changeType: 'updated,deleted',
    notificationUrl: 'https://other-installation.example/graph/notifications',
    lifecycleNotificationUrl: null,
    clientState: 'theirs',
    expirationDateTime: new Date(Date.now() + day).toISOString(),
    latestSupportedTlsVersion: 'v1_2',
  });
  const taskId = await setUpLive(installation, api);
  await becomes(installation, api, taskId, 'degraded', /other-installation\.example/);
  const [group = ''] = groupsOf(installation);
  const person = createOutsiders(installation)();
  tenant.tenant.addMember(group, person.id);
  await isSynchronised(api, person.email);
  expect(await latestRun(api, taskId)).toMatchObject({ trigger: 'notification' });
  expect(tenant.subscriptions.get(theirs.id)).toBeDefined();
  tenant.subscriptions.remove(theirs.id);
  await becomes(installation, api, taskId, 'on');
  expect(resources(installation)).toHaveLength(3);
}, 60_000);

it('a server that Graph does not reach says so, and is live once it is reached', async () => {
  const port = await chooseFreePort();
  const { installation, api } = await installForTest({ publicUrl: `http://127.0.0.1:${port}` });
  const taskId = await setUpLive(installation, api);
  await becomes(installation, api, taskId, 'degraded', /PUBLIC_URL/);
  expect(resources(installation)).toEqual([]);
  // the way is opened that was closed: a proxy at the public address
  const inside = Number(new URL(installation.server.url).port);
  const proxy = createServer((socket) => {
    const through = connect(inside, '127.0.0.1');
    for (const end of [socket, through]) end.on('error', () => end.destroy());
    socket.pipe(through).pipe(socket);
  });
  await new Promise<void>((resolve) => proxy.listen(port, '127.0.0.1', resolve));
  onTestFinished(() => void proxy.close());
  await becomes(installation, api, taskId, 'on');
  const [group = ''] = groupsOf(installation);
  const person = createOutsiders(installation)();
  installation.tenant.tenant.addMember(group, person.id);
  await isSynchronised(api, person.email);
}, 60_000);

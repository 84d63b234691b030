import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleGroupIds } from '../../server/evaluation/tenant/sample-groups.ts';
import { type Api, setUpTask } from './api-steps.ts';
import { type Installation, startInstallation } from './installation.ts';
import { eventually } from './running-server.ts';

const { signAndEncrypt, signOnly } = sampleGroupIds;

/** A live task over two groups, once its subscriptions are there. */
const goLive = async (installation: Installation, api: Api): Promise<string> => {
  const taskId = await setUpTask(api, {
    groups: {
      [signAndEncrypt]: [{ action: 'crypto', value: 'SigEnc' }],
      [signOnly]: [{ action: 'crypto', value: 'SigOnly' }],
    },
    settings: { liveSync: { enabled: true } },
  });
  await eventually(
    () => api('GET', `/api/tasks/${taskId}`),
    ({ body }) =>
      body.lastRun?.finishedAt != null && ['on', 'polling'].includes(body.liveSync.state),
    40_000,
  );
  const { tenant, config, server } = installation;
  if (config.publicUrl !== null) {
    // three nested groups are known after the first read, and then their subscriptions lead to a look of their own
    await eventually(
      async () => tenant.subscriptions.list(),
      ({ length }) => length === 6,
    );
    await eventually(
      () => server.database.collections.inbox.countDocuments({ _id: /^catch-up/ }),
      (waiting) => waiting === 0,
    );
  }
  await tenant.notifier.idle();
  return taskId;
};

/** Somebody of the directory with an address of the selected domain who is in neither group. */
const outsider = ({ tenant }: Installation) => {
  const { state } = tenant;
  const isInside = (id: string) =>
    [signAndEncrypt, signOnly].some((group) => state.members(group).has(id));
  const found = [...state.users.values()].find(
    (user) => !isInside(user.id) && user.mail?.endsWith('@contoso.ch') && user.userType !== 'Guest',
  );
  if (!found?.mail) throw new Error('everybody is in a group');
  return { id: found.id, email: found.mail.toLowerCase() };
};

const cryptoOf = async (api: Api, email: string): Promise<string | null> => {
  const { status, body } = await api('GET', `/api/users/${email}`);
  return status === 200 ? body.crypto : null;
};

describe('live synchronisation with notifications', () => {
  let installation: Installation;
  let api: Api;
  let taskId: string;
  beforeAll(async () => {
    installation = await startInstallation({ receives: true, pollMs: 3_600_000 });
    api = await installation.signIn();
    taskId = await goLive(installation, api);
  }, 90_000);
  afterAll(() => installation.stop(), 60_000);

  it('subscribes to the users and to each group, and says that it is on', async () => {
    const { body } = await api('GET', `/api/tasks/${taskId}`);
    expect(body.liveSync).toMatchObject({ enabled: true, state: 'on', reason: null });
    const resources = installation.tenant.subscriptions.list().map(({ resource }) => resource);
    expect(resources.map((resource) => resource.replace(/^\//, '').toLowerCase())).toEqual(
      expect.arrayContaining(['users', `groups/${signAndEncrypt}`, `groups/${signOnly}`]),
    );
  });

  it('a member added in Entra has his settings at once, for three requests to Graph', async () => {
    const person = outsider(installation);
    installation.tenant.requests.reset();
    installation.tenant.tenant.addMember(signOnly, person.id);
    await eventually(
      () => cryptoOf(api, person.email),
      (crypto) => crypto === 'SigOnly',
      10_000,
    );
    expect(installation.tenant.requests.total()).toBeLessThanOrEqual(3);
    const { body } = await api('GET', `/api/tasks/${taskId}/runs`);
    expect(body.items[0]).toMatchObject({ kind: 'incremental', trigger: 'notification' });
  }, 20_000);

  it('a renamed person keeps his settings under the new address', async () => {
    const person = outsider(installation);
    installation.tenant.tenant.addMember(signAndEncrypt, person.id);
    await eventually(
      () => cryptoOf(api, person.email),
      (crypto) => crypto === 'SigEnc',
      10_000,
    );
    const mail = `renamed.${person.email}`;
    installation.tenant.tenant.updateUser(person.id, { mail });
    await eventually(
      () => cryptoOf(api, mail),
      (crypto) => crypto === 'SigEnc',
      10_000,
    );
    const old = await api('GET', `/api/users/${person.email}`);
    expect(old.body).toMatchObject({ disabled: true, renamedTo: mail });
  }, 30_000);

  it('a change that Graph shows only later is looked for again', async () => {
    const person = outsider(installation);
    installation.tenant.options.replicationLag = 1500;
    installation.tenant.tenant.addMember(signOnly, person.id);
    await eventually(
      () => cryptoOf(api, person.email),
      (crypto) => crypto === 'SigOnly',
      15_000,
    );
    installation.tenant.options.replicationLag = 0;
  }, 30_000);

  it('expired delta links lead to a full read, and nothing is lost', async () => {
    const person = outsider(installation);
    installation.tenant.expireDeltaLinks();
    installation.tenant.tenant.addMember(signOnly, person.id);
    await eventually(
      () => cryptoOf(api, person.email),
      (crypto) => crypto === 'SigOnly',
      20_000,
    );
    const { body } = await api('GET', `/api/tasks/${taskId}/runs`);
    expect(body.items[0]).toMatchObject({ kind: 'full', trigger: 'notification' });
  }, 30_000);

  it('a forged delivery is answered like any other and leads to nothing', async () => {
    const [subscription] = installation.tenant.subscriptions.list();
    installation.tenant.requests.reset();
    const forged = {
      subscriptionId: subscription?.id,
      clientState: 'guessed',
      changeType: 'updated',
      tenantId: installation.tenant.tenantId,
      resource: 'Users/x',
    };
    const answer = await fetch(`${installation.server.url}/graph/notifications`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ value: [forged] }),
    });
    expect(answer.status).toBe(202);
    expect(installation.tenant.requests.total()).toBe(0);
  });
});

describe('live synchronisation without a public address', () => {
  it('asks for changes in intervals', async () => {
    const installation = await startInstallation({ pollMs: 1000 });
    try {
      const api = await installation.signIn();
      const taskId = await goLive(installation, api);
      const { body } = await api('GET', `/api/tasks/${taskId}`);
      expect(body.liveSync.state).toBe('polling');
      const person = outsider(installation);
      installation.tenant.tenant.addMember(signOnly, person.id);
      await eventually(
        () => cryptoOf(api, person.email),
        (crypto) => crypto === 'SigOnly',
        20_000,
      );
    } finally {
      await installation.stop();
    }
  }, 90_000);
});

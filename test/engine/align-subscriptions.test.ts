import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../server/domain/errors.ts';
import { isPending } from '../../server/domain/pending-subscription.ts';
import { type AlignOptions, alignSubscriptions } from '../../server/engine/align-subscriptions.ts';
import type { LiveAccess } from '../../server/engine/alignment-work.ts';
import { noteLifecycle } from '../../server/engine/note-lifecycle.ts';
import type { Subscription } from '../../server/ports/subscriptions.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { createFakeDirectory } from '../fakes/directory.ts';
import { aDirectoryModel, type DirectoryModel, guid } from '../fakes/directory-model.ts';
import { createFakeInbox } from '../fakes/inbox.ts';
import { createFakeMemory } from '../fakes/memory.ts';
import { createFakeSubscriptionStore } from '../fakes/subscriptions.ts';

const hour = 3_600_000;
const publicUrl = 'https://sync.example';
const notificationUrl = 'https://sync.example/graph/notifications';
const accessKey = 'tenant client';
const digest = (text: string) => createHash('sha256').update(text).digest('hex');
const groups = (count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => guid(from + index));

const directoryAccess: LiveAccess['directoryAccess'] = {
  tenantId: 'tenant',
  clientId: 'client',
  credential: { kind: 'entered', clientSecret: 'secret' },
};

const accessOf = (...tasks: LiveAccess['tasks']): LiveAccess => ({
  accessKey,
  directoryAccess,
  m365TenantId: 'tenant',
  tasks,
});
const task = (groupIds: readonly string[], taskId = 't1') => ({ taskId, groupIds });

const start = (parts: Partial<DirectoryModel> = {}) => {
  const clock = createFakeClock();
  const memory = createFakeMemory();
  const fake = createFakeDirectory(aDirectoryModel(parts), clock);
  const logged: string[] = [];
  const log = {
    debug: () => {},
    info: (_: object, message: string) => void logged.push(message),
    warn: (_: object, message: string) => void logged.push(message),
    error: (_: object, message: string) => void logged.push(message),
  };
  const store = createFakeSubscriptionStore(memory);
  let secrets = 0;
  const deps = {
    subscriptions: store,
    inbox: createFakeInbox(memory),
    openDirectory: fake.open,
    clock,
    digest,
    newSecret: () => {
      secrets += 1;
      return `secret-${secrets}`;
    },
    publicUrl,
    log,
  };
  const atGraph = () => fake.model.subscriptions ?? [];
  return {
    clock,
    memory,
    fake,
    logged,
    store,
    atGraph,
    resources: () => atGraph().map(({ resource }) => resource),
    stored: () => [...memory.subscriptions.values()],
    toLook: () => [...memory.inbox.values()].map(({ taskId, notBefore }) => [taskId, notBefore]),
    align: (access: LiveAccess, options: AlignOptions = {}) =>
      alignSubscriptions(deps, access, options),
    /** Somebody else's, or one whose memory was lost. */
    place: (resource: string, url = notificationUrl) => {
      fake.model.subscriptions = [
        ...atGraph(),
        {
          subscriptionId: guid(0x9_000 + atGraph().length),
          resource,
          changeType: 'updated,deleted',
          notificationUrl: url,
          lifecycleUrl: url,
          clientState: 'forgotten',
          expiresAt: new Date(clock.now().getTime() + 24 * hour).toISOString(),
          reauthorizations: 0,
        },
      ];
    },
  };
};

const removalOf = (subscription: Subscription) => ({
  subscription,
  notification: {
    subscriptionId: subscription.subscriptionId,
    clientState: 'secret-1',
    tenantId: 'tenant',
    objectId: null,
    eventTime: null,
    lifecycleEvent: 'subscriptionRemoved' as const,
    expiresAt: null,
  },
});

const sharp = (subscriptions: readonly Subscription[]) =>
  subscriptions.map(({ resource, taskIds }) => [resource, taskIds.join()]);

describe('aligning subscriptions', () => {
  it('subscribes to all users and to each group, for the tasks that want them', async () => {
    const one = start();
    const [a = '', b = ''] = groups(2);
    const access = accessOf(task([a]), task([a, b], 't2'));
    expect(await one.align(access)).toEqual({
      state: 'on',
      reason: null,
      created: 3,
      renewed: 0,
      removed: 0,
      catchUp: ['t1', 't2'],
      asked: true,
      settled: true,
    });
    expect(sharp(one.stored())).toEqual([
      ['users', 't1,t2'],
      [`groups/${a}`, 't1,t2'],
      [`groups/${b}`, 't2'],
    ]);
    expect(one.atGraph()).toMatchObject([
      {
        resource: 'users',
        changeType: 'updated,deleted',
        notificationUrl,
        lifecycleUrl: 'https://sync.example/graph/lifecycle',
        expiresAt: '2026-03-04T08:00:00.000Z',
      },
      {},
      {},
    ]);
  });

  it('gives each a clientState of its own and keeps no more than its digest', async () => {
    const one = start();
    await one.align(accessOf(task(groups(2))));
    const states = one.atGraph().map(({ clientState }) => clientState);
    expect(new Set(states).size).toBe(3);
    expect(one.stored().map(({ clientStateDigest }) => clientStateDigest)).toEqual(
      states.map(digest),
    );
    expect(JSON.stringify(one.stored())).not.toContain('secret-');
  });

  it('knows a subscription by its digest before Graph may deliver, and by its id afterwards', async () => {
    const seen: boolean[] = [];
    const one = start({
      answersHandshake: () => {
        seen.push(one.stored().some((each) => isPending(each)));
        return true;
      },
    });
    await one.align(accessOf(task([])));
    expect(seen).toEqual([true, true]);
    expect(one.stored().map(({ subscriptionId }) => subscriptionId)).toEqual(
      one.atGraph().map(({ subscriptionId }) => subscriptionId),
    );
  });

  it('does nothing the second time, and asks Graph nothing if it is to trust the store', async () => {
    const one = start();
    const access = accessOf(task(groups(3)));
    await one.align(access);
    const { length } = one.fake.reads;
    const nothing = { state: 'on', created: 0, renewed: 0, removed: 0, catchUp: [], settled: true };
    expect(await one.align(access, { look: 'store' })).toMatchObject(nothing);
    expect(one.fake.reads).toHaveLength(length);
    expect(await one.align(access)).toMatchObject(nothing);
    expect(one.fake.reads.slice(length)).toEqual(['listSubscriptions']);
  });

  it('has a task that joins told of what there is already, and look once by itself', async () => {
    const one = start();
    const [a = ''] = groups(1);
    await one.align(accessOf(task([a])));
    const joined = await one.align(accessOf(task([a]), task([a], 't2')), { look: 'store' });
    expect(joined).toMatchObject({ created: 0, catchUp: ['t2'] });
    // a receiver may go on without it for a moment
    expect(one.toLook().filter(([taskId]) => taskId === 't2')).toEqual(
      Array(2).fill(['t2', '2026-03-01T08:00:02.000Z']),
    );
    expect(sharp(one.stored())).toEqual([
      ['users', 't1,t2'],
      [`groups/${a}`, 't1,t2'],
    ]);
  });

  it('stores that the tasks are to look before it stores the subscription', async () => {
    const one = start();
    const { put } = one.store;
    one.store.put = async (subscription) => {
      if (!isPending(subscription)) throw new AppError('database-unavailable', 'gone');
      await put(subscription);
    };
    await expect(one.align(accessOf(task([])))).rejects.toThrow('gone');
    expect(one.toLook()).toEqual([['t1', '2026-03-01T08:00:00.000Z']]);
    expect([...one.memory.inbox.values()]).toMatchObject([
      { about: 'lifecycle', lifecycleEvent: 'missed', objectId: null },
    ]);
  });

  it('keeps the sealed secret with each, and follows a new one', async () => {
    const one = start();
    const sealed = (sealedSecret: string): LiveAccess => ({
      ...accessOf(task(groups(1))),
      directoryAccess: {
        tenantId: 'tenant',
        clientId: 'client',
        credential: { kind: 'sealed', sealedSecret, taskId: 't1' },
      },
    });
    const secrets = () => one.stored().map(({ credential }) => credential?.sealedSecret);
    await one.align(sealed('old'));
    expect(secrets()).toEqual(['old', 'old']);
    expect(await one.align(sealed('new'), { look: 'store' })).toMatchObject({ catchUp: [] });
    expect(secrets()).toEqual(['new', 'new']);
  });

  it('removes what no task wants any more, and everything with the last task', async () => {
    const one = start();
    const [a = '', b = ''] = groups(2);
    await one.align(accessOf(task([a, b])));
    expect(await one.align(accessOf(task([b])))).toMatchObject({ removed: 1, created: 0 });
    expect(one.resources()).toEqual(['users', `groups/${b}`]);
    expect(await one.align(accessOf())).toMatchObject({ removed: 2, state: 'on' });
    expect([one.atGraph(), one.stored()]).toEqual([[], []]);
  });

  it('forgets those of an access without a credential', async () => {
    const one = start();
    await one.align(accessOf(task(groups(1))));
    const { length } = one.fake.reads;
    const gone = await one.align({ ...accessOf(), directoryAccess: null });
    expect(gone).toMatchObject({ removed: 2, state: 'on' });
    expect(one.stored()).toEqual([]);
    expect(one.fake.reads).toHaveLength(length);
  });

  it('renews at two thirds of their life, for what Graph grants', async () => {
    const one = start();
    const access = accessOf(task(groups(1)));
    await one.align(access);
    one.clock.advance(47 * hour);
    expect(await one.align(access, { look: 'store' })).toMatchObject({ renewed: 0 });
    one.clock.advance(hour);
    one.fake.model.grants = () => '2026-03-05T00:00:00.000Z';
    const renewed = await one.align(access, { look: 'store' });
    expect(renewed).toMatchObject({ renewed: 2, created: 0, catchUp: [] });
    expect(one.stored().map(({ expiresAt }) => expiresAt)).toEqual([
      '2026-03-05T00:00:00.000Z',
      '2026-03-05T00:00:00.000Z',
    ]);
  });
});

describe('aligning subscriptions after a loss', () => {
  it('asks Graph at once about one that Graph said it removed', async () => {
    const one = start();
    const access = accessOf(task([]));
    await one.align(access);
    const [lost] = one.stored();
    if (!lost) throw new Error('there is none');
    one.fake.model.subscriptions = [];
    expect(await one.align(access, { look: 'store' })).toMatchObject({ created: 0 });
    await noteLifecycle(one.store, [removalOf(lost)], '2026-03-01T08:00:01.000Z');
    expect(await one.align(access, { look: 'store' })).toMatchObject({
      created: 1,
      catchUp: ['t1'],
    });
    expect(one.stored()).toMatchObject([{ reauthorizeBy: null }]);
    expect(one.atGraph()).toHaveLength(1);
  });

  it('makes one anew that Graph lost, and its tasks catch up', async () => {
    const one = start();
    const [a = '', b = ''] = groups(2);
    const access = accessOf(task([a]), task([b], 't2'));
    await one.align(access);
    one.fake.model.subscriptions = one.atGraph().filter(({ resource }) => !resource.endsWith(b));
    expect(await one.align(access)).toMatchObject({ state: 'on', created: 1, catchUp: ['t2'] });
    expect(one.resources()).toContain(`groups/${b}`);
    expect(one.stored()).toHaveLength(3);
  });

  it('makes one anew whose renewal finds nothing', async () => {
    const one = start();
    const access = accessOf(task([]));
    await one.align(access);
    one.clock.advance(50 * hour);
    const lost = one.fake.model.subscriptions;
    one.fake.model.beforeRead = (read) => {
      if (read === 'renewSubscription') one.fake.model.subscriptions = [];
    };
    expect(await one.align(access)).toMatchObject({ created: 1, renewed: 0, catchUp: ['t1'] });
    expect(one.atGraph()).not.toEqual(lost);
    expect(one.stored()).toHaveLength(1);
  });

  it('makes all anew after a downtime in which they expired', async () => {
    const one = start();
    const access = accessOf(task(groups(2)));
    await one.align(access);
    one.clock.advance(80 * hour);
    const again = await one.align(access, { look: 'store' });
    expect(again).toMatchObject({ state: 'on', created: 3, catchUp: ['t1'] });
    expect(one.stored()).toHaveLength(3);
  });

  it('removes one of ours whose clientState nobody knows, and creates it anew', async () => {
    const one = start();
    one.place('users');
    expect(await one.align(accessOf(task([])))).toMatchObject({ created: 1, removed: 1 });
    expect(one.atGraph()).toHaveLength(1);
    expect(one.stored()[0]?.clientStateDigest).toBe(digest(one.atGraph()[0]?.clientState ?? ''));
  });

  it('cleans up after a creation that was interrupted between Graph and the store', async () => {
    const one = start();
    const access = accessOf(task([]));
    const { put } = one.store;
    one.store.put = async (subscription) => {
      if (!isPending(subscription)) throw new AppError('database-unavailable', 'gone');
      await put(subscription);
    };
    const { remove } = one.store;
    one.store.remove = async () => {
      throw new AppError('database-unavailable', 'gone');
    };
    await expect(one.align(access)).rejects.toMatchObject({ code: 'database-unavailable' });
    expect(one.stored().every(isPending)).toBe(true);
    Object.assign(one.store, { put, remove });
    expect(await one.align(access, { look: 'store' })).toMatchObject({ created: 1, removed: 1 });
    expect(one.stored().map(({ subscriptionId }) => subscriptionId)).toEqual(
      one.atGraph().map(({ subscriptionId }) => subscriptionId),
    );
  });

  it('follows another public address', async () => {
    const one = start();
    const access = accessOf(task(groups(1)));
    await one.align(access);
    for (const stored of one.stored())
      await one.store.put({ ...stored, notificationUrl: 'https://old.example/x' });
    for (const each of one.atGraph()) each.clientState = 'old';
    one.fake.model.subscriptions = one
      .atGraph()
      .map((each) => ({ ...each, notificationUrl: 'https://old.example/x' }));
    expect(await one.align(access)).toMatchObject({ state: 'on', created: 2, removed: 2 });
    expect(one.atGraph().map((each) => each.notificationUrl)).toEqual([
      notificationUrl,
      notificationUrl,
    ]);
  });

  it('refreshes the authorisation that Graph asked for, and makes one anew where that fails', async () => {
    const one = start();
    const access = accessOf(task(groups(1)));
    await one.align(access);
    const ask = async () => {
      for (const stored of one.stored())
        await one.store.put({ ...stored, reauthorizeBy: '2026-03-01T09:00:00.000Z' });
    };
    await ask();
    expect(await one.align(access, { look: 'store' })).toMatchObject({ created: 0, state: 'on' });
    expect(one.atGraph().map(({ reauthorizations }) => reauthorizations)).toEqual([1, 1]);
    expect(one.stored().every(({ reauthorizeBy }) => reauthorizeBy === null)).toBe(true);
    await ask();
    one.fake.model.beforeRead = (read) => {
      if (read === 'reauthorizeSubscription') one.fake.model.subscriptions = [];
    };
    expect(await one.align(access)).toMatchObject({ created: 2, catchUp: ['t1'] });
  });
});

describe('aligning subscriptions within the quota', () => {
  it('subscribes to all groups at once where each by itself would be too many', async () => {
    const one = start();
    expect(await one.align(accessOf(task(groups(250))))).toMatchObject({ state: 'on', created: 2 });
    expect(one.resources()).toEqual(['users', 'groups']);
  });

  it('counts what others use', async () => {
    const one = start();
    for (const id of groups(5, 500)) one.place(`users/${id}`, 'https://other.example/');
    await one.align(accessOf(task(groups(95))));
    expect(one.resources().slice(5)).toEqual(['users', 'groups']);
  });

  it('falls back to all groups when Graph refuses, and stays with it until it is to be renewed', async () => {
    const one = start({ subscriptionQuota: 4 });
    const access = accessOf(task(groups(9)));
    expect(await one.align(access)).toMatchObject({ state: 'on', reason: null });
    expect(one.resources().toSorted()).toEqual(['groups', 'users']);
    expect(one.stored()).toHaveLength(2);
    const { length } = one.fake.reads;
    await one.align(access, { look: 'store' });
    expect(one.fake.reads).toHaveLength(length);
    one.clock.advance(48 * hour);
    expect(await one.align(access)).toMatchObject({ state: 'on' });
    expect(one.resources().toSorted()).toEqual(['groups', 'users']);
    expect(one.stored().every(({ expiresAt }) => expiresAt > '2026-03-05')).toBe(true);
    one.fake.model.subscriptionQuota = 100;
    one.clock.advance(48 * hour);
    await one.align(access);
    expect(one.resources()).toHaveLength(10);
    expect(one.resources()).not.toContain('groups');
  });

  it('goes from one per group to all groups within the quota', async () => {
    const one = start();
    await one.align(accessOf(task(groups(99))));
    expect(one.resources()).toHaveLength(100);
    expect(await one.align(accessOf(task(groups(100))))).toMatchObject({ state: 'on' });
    expect(one.resources().toSorted()).toEqual(['groups', 'users']);
  });

  it('says so when there is no room at all', async () => {
    const one = start({ subscriptionQuota: 0 });
    const full = await one.align(accessOf(task(groups(2))));
    expect(full).toMatchObject({ state: 'degraded', reason: 'There are too many.' });
    expect(one.stored()).toEqual([]);
  });
});

describe('what an admin can mend is told', () => {
  it('an address that Graph does not reach, without trying it for every group', async () => {
    const one = start({ answersHandshake: () => false });
    const access = accessOf(task(groups(20)));
    const refused = await one.align(access);
    expect(refused).toMatchObject({ state: 'degraded', created: 0, catchUp: [] });
    expect(refused.reason).toContain('PUBLIC_URL');
    expect(one.fake.reads.filter((read) => read === 'createSubscription')).toHaveLength(1);
    expect(one.stored()).toEqual([]);
    one.fake.model.answersHandshake = () => true;
    expect(await one.align(access, { look: 'store' })).toMatchObject({ state: 'on', created: 21 });
  });

  it('a missing permission for one kind does not stop the other', async () => {
    const one = start();
    one.fake.model.beforeRead = () => {
      one.fake.model.failures =
        one.resources().length === 0
          ? {}
          : { createSubscription: new AppError('missing-permission', 'Grant Group.Read.All.') };
    };
    const partly = await one.align(accessOf(task(groups(5))));
    expect(partly).toMatchObject({
      state: 'degraded',
      reason: 'Grant Group.Read.All.',
      created: 1,
    });
    expect(one.fake.reads.filter((read) => read === 'createSubscription')).toHaveLength(2);
  });

  it.each(['directory-throttled', 'directory-unreachable', 'expired-secret'] as const)(
    '%s leaves everything as it is until the next time',
    async (code) => {
      const one = start();
      const access = accessOf(task(groups(1)));
      await one.align(access);
      const before = one.stored();
      one.fake.model.failure = new AppError(code, 'Later.');
      const failed = await one.align(access);
      expect(failed).toMatchObject({ state: 'degraded', reason: 'Later.', created: 0, removed: 0 });
      expect(one.stored()).toEqual(before);
      one.fake.model.failure = null;
      expect(await one.align(access)).toMatchObject({ state: 'on' });
    },
  );

  it('a group that does not exist any more disturbs nobody', async () => {
    const one = start();
    const gone = new AppError('directory-failed', 'no', { upstream: { status: 404 } });
    one.fake.model.beforeRead = () => {
      const isSecond = one.resources().length === 1 && one.fake.reads.length === 3;
      one.fake.model.failures = isSecond ? { createSubscription: gone } : {};
    };
    const rest = await one.align(accessOf(task(groups(3))));
    expect(rest).toMatchObject({ state: 'on', created: 3 });
  });

  it('another installation with the same app registration is left alone', async () => {
    const one = start();
    one.place('users', 'https://other.example/graph/notifications');
    const [a = ''] = groups(1);
    const shared = await one.align(accessOf(task([a])));
    expect(shared).toMatchObject({ state: 'degraded', created: 1, removed: 0 });
    expect(shared.reason).toContain('other.example');
    expect(one.resources()).toEqual(['users', `groups/${a}`]);
  });

  it('what still delivers is not removed while its successor cannot be created', async () => {
    const one = start();
    await one.align(accessOf(task(groups(3))));
    one.fake.model.answersHandshake = () => false;
    const stuck = await one.align(accessOf(task(groups(150))));
    expect(stuck.state).toBe('degraded');
    expect(one.resources()).toHaveLength(4);
  });

  it('a stop, a lost database and a fault of ours are thrown', async () => {
    const one = start();
    const stopped = AbortSignal.abort(new Error('stopped'));
    await expect(one.align(accessOf(task([])), { signal: stopped })).rejects.toThrow('stopped');
    one.store.put = async () => {
      throw new AppError('database-unavailable', 'gone');
    };
    await expect(one.align(accessOf(task([])))).rejects.toMatchObject({
      code: 'database-unavailable',
    });
  });
});

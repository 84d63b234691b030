import { createHash } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { AppError } from '../../server/domain/errors.ts';
import { pendingId } from '../../server/domain/pending-subscription.ts';
import {
  type AcceptDeps,
  createAcceptNotifications,
  type Notification,
} from '../../server/engine/accept-notifications.ts';
import type { Subscription } from '../../server/ports/subscriptions.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { createFakeNewId } from '../fakes/ids.ts';
import { createFakeInbox } from '../fakes/inbox.ts';
import { createFakeJobs } from '../fakes/jobs.ts';
import { createFakeMemory } from '../fakes/memory.ts';
import { createFakeSubscriptionStore } from '../fakes/subscriptions.ts';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

const aSubscription = (fields: Partial<Subscription> = {}): Subscription => ({
  subscriptionId: 's1',
  resource: 'groups/g1',
  expiresAt: '2026-03-04T08:00:00.000Z',
  notificationUrl: 'https://sync.example/graph/notifications',
  accessKey: 'tenant client',
  m365TenantId: 'tenant',
  clientStateDigest: digest('state'),
  taskIds: ['t1'],
  reauthorizeBy: null,
  ...fields,
});

const aNotification = (fields: Partial<Notification> = {}): Notification => ({
  subscriptionId: 's1',
  clientState: 'state',
  tenantId: 'tenant',
  objectId: 'g1',
  eventTime: '2026-03-01T07:59:59.000Z',
  lifecycleEvent: null,
  expiresAt: '2026-03-04T08:00:00.000Z',
  ...fields,
});

const start = async (
  subscriptions: readonly Subscription[] = [aSubscription()],
  parts: Partial<AcceptDeps> = {},
) => {
  const memory = createFakeMemory();
  const store = createFakeSubscriptionStore(memory);
  for (const subscription of subscriptions) await store.put(subscription);
  const inbox = createFakeInbox(memory);
  const clock = createFakeClock();
  const jobs = createFakeJobs();
  const counts = new Map<string, number>();
  const calls = { find: 0, store: 0 };
  const accept = createAcceptNotifications({
    subscriptions: {
      ...store,
      find: (ids) => {
        calls.find += 1;
        return store.find(ids);
      },
    },
    inbox: {
      ...inbox,
      store: (entries) => {
        calls.store += 1;
        return inbox.store(entries);
      },
    },
    jobs,
    digest,
    sameDigest: (a, b) => a === b,
    clock,
    newId: createFakeNewId(),
    count: (what, n) => void counts.set(what, (counts.get(what) ?? 0) + n),
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    ...parts,
  });
  return {
    accept,
    store,
    clock,
    jobs,
    calls,
    counted: () => Object.fromEntries(counts),
    entries: () => [...memory.inbox.values()],
  };
};

describe('a genuine notification', () => {
  it('says which task is to look at what, and carries no change', async () => {
    const one = await start();
    await one.accept([aNotification()]);
    expect(one.entries()).toEqual([
      {
        entryId: 'id-1',
        taskId: 't1',
        subscriptionId: 's1',
        about: 'group',
        objectId: 'g1',
        lifecycleEvent: null,
        eventTime: '2026-03-01T07:59:59.000Z',
        receivedAt: '2026-03-01T08:00:00.000Z',
        attempts: 0,
        notBefore: '2026-03-01T08:00:00.000Z',
      },
    ]);
    expect(one.jobs.wakes).toEqual(['t1']);
    expect(one.counted()).toEqual({ accepted: 1 });
  });

  it('is for every task of its subscription', async () => {
    const one = await start([aSubscription({ resource: 'users', taskIds: ['t1', 't2'] })]);
    await one.accept([aNotification({ objectId: 'u1' })]);
    expect(one.entries().map(({ taskId, about, objectId }) => [taskId, about, objectId])).toEqual([
      ['t1', 'user', 'u1'],
      ['t2', 'user', 'u1'],
    ]);
    expect(one.jobs.wakes).toEqual(['t1', 't2']);
  });

  it('is one entry with others of its batch about the same, with the earliest time, and one that says there were more', async () => {
    const one = await start();
    const times = [null, '2026-03-01T07:59:58.000Z', '2026-03-01T07:59:57.000Z', null];
    await one.accept([
      ...times.map((eventTime) => aNotification({ eventTime })),
      aNotification({ objectId: 'g2' }),
    ]);
    expect(one.entries().map(({ objectId, eventTime }) => [objectId, eventTime])).toEqual([
      ['g1', '2026-03-01T07:59:57.000Z'],
      ['g1', null],
      ['g2', '2026-03-01T07:59:59.000Z'],
    ]);
    expect(one.counted()).toEqual({ accepted: 5 });
    expect(one.calls).toEqual({ find: 1, store: 1 });
  });

  it('without an object is about the group of its subscription', async () => {
    const one = await start();
    await one.accept([aNotification({ objectId: null })]);
    expect(one.entries()).toMatchObject([{ about: 'group', objectId: 'g1' }]);
  });

  it('without any object says that something was missed', async () => {
    const one = await start([aSubscription({ resource: '/users' })]);
    await one.accept([aNotification({ objectId: null })]);
    expect(one.entries()).toMatchObject([{ about: 'lifecycle', lifecycleEvent: 'missed' }]);
  });

  it('that overtakes the answer to the creation of its subscription is known by its clientState', async () => {
    const pending = aSubscription({ subscriptionId: pendingId(digest('state')) });
    const one = await start([pending]);
    await one.accept([aNotification({ subscriptionId: 'named-by-graph' })]);
    expect(one.entries()).toMatchObject([{ subscriptionId: 'named-by-graph', taskId: 't1' }]);
    await one.accept([aNotification({ subscriptionId: 'x', clientState: 'guessed' })]);
    expect(one.counted()).toEqual({ accepted: 1, unknown: 1 });
  });
});

describe('what is not genuine', () => {
  it.each([
    ['with another clientState', { clientState: 'guessed' }, 'forged'],
    ['without clientState', { clientState: null }, 'forged'],
    ['of another tenant', { tenantId: 'another' }, 'forged'],
    ['without tenant', { tenantId: null }, 'forged'],
    ['of a subscription that is not ours', { subscriptionId: 'foreign' }, 'unknown'],
    ['with a digest for a secret', { clientState: digest('state') }, 'forged'],
  ] as const)(
    '%s is dropped and counted, and the rest of its batch is kept',
    async (_, fields, result) => {
      const one = await start();
      await one.accept([aNotification(fields), aNotification({ objectId: 'g7' })]);
      expect(one.entries().map(({ objectId }) => objectId)).toEqual(['g7']);
      expect(one.counted()).toEqual({ [result]: 1, accepted: 1 });
    },
  );

  it('alone is not stored and wakes nobody', async () => {
    const one = await start();
    await one.accept([aNotification({ clientState: 'guessed' })]);
    await one.accept([]);
    expect(one.calls.store).toBe(0);
    expect(one.jobs.wakes).toEqual([]);
  });
});

describe('what matters to no task', () => {
  const relevant: AcceptDeps['relevant'] = async (taskId, about, ids) =>
    new Set(ids.filter((id) => `${taskId} ${about} ${id}` === 't2 user u1'));

  it('is dropped and counted, for subscriptions to everything', async () => {
    const wide = aSubscription({ resource: 'users', taskIds: ['t1', 't2'] });
    const one = await start([wide], { relevant });
    await one.accept([aNotification({ objectId: 'u1' }), aNotification({ objectId: 'u2' })]);
    expect(one.entries().map(({ taskId, objectId }) => [taskId, objectId])).toEqual([['t2', 'u1']]);
    expect(one.counted()).toEqual({ accepted: 1, irrelevant: 1 });
  });

  it('is asked for once for all that came while that was found out', async () => {
    const asked: (readonly string[])[] = [];
    const held: (() => void)[] = [];
    const wide = aSubscription({ resource: 'users' });
    const one = await start([wide], {
      relevant: async (_taskId, _about, ids) => {
        asked.push(ids);
        await new Promise<void>((resolve) => held.push(resolve));
        return new Set(ids.filter((id) => id !== 'u3'));
      },
    });
    const told = (objectId: string) => one.accept([aNotification({ objectId })]);
    const first = told('u1');
    await vi.waitFor(() => expect(held).toHaveLength(1));
    const later = ['u2', 'u3', 'u2'].map(told);
    held[0]?.();
    await first;
    await vi.waitFor(() => expect(held).toHaveLength(2));
    held[1]?.();
    await Promise.all(later);
    expect(asked).toEqual([['u1'], ['u2', 'u3']]);
    expect(one.counted()).toEqual({ accepted: 3, irrelevant: 1 });
  });

  it('is not asked for where a group was subscribed to by name, nor for life-cycle events', async () => {
    const wide = aSubscription({ subscriptionId: 's2', resource: 'groups' });
    const one = await start([aSubscription(), wide], { relevant });
    await one.accept([
      aNotification(),
      aNotification({ subscriptionId: 's2', lifecycleEvent: 'missed' }),
    ]);
    expect(one.entries().map(({ about }) => about)).toEqual(['group', 'lifecycle']);
  });
});

describe('life-cycle events', () => {
  it.each(['reauthorizationRequired', 'subscriptionRemoved', 'missed'] as const)(
    '%s becomes an entry of each task',
    async (lifecycleEvent) => {
      const one = await start([aSubscription({ taskIds: ['t1', 't2'] })]);
      await one.accept([aNotification({ lifecycleEvent, objectId: null })]);
      const entry = { about: 'lifecycle', lifecycleEvent, objectId: null, subscriptionId: 's1' };
      expect(one.entries()).toMatchObject([
        { ...entry, taskId: 't1' },
        { ...entry, taskId: 't2' },
      ]);
    },
  );

  it('a wish for authorisation is noted on the subscription, with its date', async () => {
    const one = await start([aSubscription(), aSubscription({ subscriptionId: 's2' })]);
    const expiresAt = '2026-03-01T08:30:00.000Z';
    await one.accept([
      aNotification({ lifecycleEvent: 'reauthorizationRequired', objectId: null, expiresAt }),
    ]);
    const noted = await one.store.find(['s1', 's2']);
    expect(noted.map(({ reauthorizeBy }) => reauthorizeBy)).toEqual([expiresAt, null]);
  });

  it('a forged one notes nothing', async () => {
    const one = await start();
    const lifecycleEvent = 'reauthorizationRequired';
    await one.accept([aNotification({ lifecycleEvent, clientState: 'guessed' })]);
    expect((await one.store.find(['s1']))[0]?.reauthorizeBy).toBeNull();
  });
});

describe('under load', () => {
  it('subscriptions are looked up once a second, not once per delivery', async () => {
    const one = await start();
    for (let count = 0; count < 50; count += 1) await one.accept([aNotification()]);
    expect(one.calls).toEqual({ find: 1, store: 50 });
    await one.store.remove('s1');
    one.clock.advance(999);
    await one.accept([aNotification()]);
    one.clock.advance(1);
    await one.accept([aNotification()]);
    expect(one.counted()).toEqual({ accepted: 51, unknown: 1 });
    expect(one.calls.find).toBe(2);
  });

  it('nothing is answered before it is stored: a failed store rejects, and wakes nobody', async () => {
    const failing = createFakeInbox();
    failing.store = async () => {
      throw new AppError('database-unavailable', 'gone');
    };
    const one = await start([aSubscription()], { inbox: failing });
    await expect(one.accept([aNotification()])).rejects.toMatchObject({
      code: 'database-unavailable',
    });
    expect(one.jobs.wakes).toEqual([]);
    expect(one.counted()).toEqual({});
  });

  it('what comes while the store is busy is stored in one call, and each is answered with its own', async () => {
    const held: (() => void)[] = [];
    const stored: number[] = [];
    const inbox = createFakeInbox();
    inbox.store = async (entries) => {
      await new Promise<void>((resolve) => held.push(resolve));
      stored.push(entries.length);
      if (stored.length === 2) throw new AppError('database-unavailable', 'gone');
    };
    const one = await start([aSubscription()], { inbox });
    const release = async (times: number) => {
      await vi.waitFor(() => expect(held).toHaveLength(times));
      held.at(-1)?.();
    };
    const first = one.accept([aNotification()]);
    await vi.waitFor(() => expect(held).toHaveLength(1));
    const later = ['g1', 'g2', 'g3'].map((objectId) => one.accept([aNotification({ objectId })]));
    const answers = Promise.allSettled(later);
    await release(1);
    await first;
    await release(2);
    expect((await answers).map(({ status }) => status)).toEqual(Array(3).fill('rejected'));
    const again = one.accept([aNotification()]);
    await release(3);
    await again;
    expect(stored).toEqual([1, 3, 1]);
  });

  it('a database that does not answer is not waited for without end', async () => {
    const inbox = createFakeInbox();
    inbox.store = () => new Promise(() => {});
    const one = await start([aSubscription()], { inbox });
    const many = Array.from({ length: 30_000 }, (_, index) =>
      aNotification({ objectId: `g${index}` }),
    );
    const waiting = [one.accept([aNotification()]), one.accept(many)];
    await expect(one.accept(many)).rejects.toMatchObject({ code: 'database-unavailable' });
    expect(waiting).toHaveLength(2);
  });

  it('a wake that fails loses nothing', async () => {
    const wake = async () => {
      throw new Error('no jobs');
    };
    const one = await start([aSubscription()], { jobs: { wake } });
    await one.accept([aNotification()]);
    expect(one.entries()).toHaveLength(1);
  });
});

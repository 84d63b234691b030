import { createHash } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { AppError } from '../../server/domain/errors.ts';
import type { Task } from '../../server/domain/task.ts';
import type { Notification } from '../../server/engine/accept-notifications.ts';
import { createAlignLive } from '../../server/engine/align-live.ts';
import { createRegularAlignment } from '../../server/engine/align-regularly.ts';
import { keepLease } from '../../server/engine/keep-lease.ts';
import { noteLifecycle } from '../../server/engine/note-lifecycle.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { createFakeDirectory } from '../fakes/directory.ts';
import { aDirectoryModel, type DirectoryModel, guid } from '../fakes/directory-model.ts';
import { createFakeNewId } from '../fakes/ids.ts';
import { createFakeJobs } from '../fakes/jobs.ts';
import { createFakeLeases } from '../fakes/leases.ts';
import { createFakeLiveStore } from '../fakes/live-store.ts';
import { createFakeStores } from '../fakes/stores.ts';
import { aTask } from '../suites/builders.ts';

const minute = 60_000;
const log = { debug() {}, info() {}, warn() {}, error() {} };

const liveTask = (taskId: string, clientId = 'client'): Task =>
  aTask({
    taskId,
    access: {
      tenantId: 'tenant',
      clientId,
      sealedSecret: `sealed-${taskId}`,
      clientSecretValidUntil: null,
    },
    groups: [
      { groupId: guid(1), displayName: 'One', kind: 'security', selected: true, actions: [] },
    ],
  });

const start = async (parts: Partial<DirectoryModel> = {}, ...tasks: readonly Task[]) => {
  const clock = createFakeClock();
  const stores = createFakeStores();
  const fake = createFakeDirectory(aDirectoryModel(parts), clock);
  const live = createFakeLiveStore();
  const jobs = createFakeJobs();
  const opened: unknown[] = [];
  for (const task of tasks.length > 0 ? tasks : [liveTask('t1')]) await stores.tasks.insert(task);
  let secrets = 0;
  const deps = {
    ...{ clock, live, jobs, log, newId: createFakeNewId(), publicUrl: 'https://sync.example' },
    tasks: stores.tasks,
    mirror: stores.mirror,
    inbox: stores.inbox,
    leases: stores.leases,
    subscriptions: stores.subscriptions,
    openDirectory: (access: Parameters<typeof fake.open>[0]) => {
      opened.push(access.credential);
      return fake.open(access);
    },
    digest: (text: string) => createHash('sha256').update(text).digest('hex'),
    newSecret: () => {
      secrets += 1;
      return `secret-${secrets}`;
    },
  };
  const align = createAlignLive(deps);
  return {
    ...{ clock, stores, fake, jobs, deps, opened },
    align: (...urgent: string[]) => align(new Set(urgent)),
    resources: () => (fake.model.subscriptions ?? []).map(({ resource }) => resource),
    asked: () => fake.reads.filter((read) => read === 'listSubscriptions').length,
    shown: async () => (await live.get(['t1'])).get('t1')?.subscriptions,
    change: async (task: Task) => {
      const before = await stores.tasks.get(task.tenantId, task.taskId);
      if (before) await stores.tasks.replace({ ...task, revision: before.revision + 1 }, before);
    },
  };
};

describe('the subscriptions of live tasks', () => {
  it('are in place, the tasks woken and shown as on', async () => {
    const one = await start();
    await one.align();
    expect(one.resources()).toEqual(['users', `groups/${guid(1)}`]);
    expect(one.jobs.wakes).toEqual(['t1']);
    expect(await one.shown()).toMatchObject({ state: 'on', reason: null });
  });

  it('cost no request while everything is well, but one every ten minutes', async () => {
    const one = await start();
    await one.align();
    for (let count = 0; count < 119; count += 1) {
      one.clock.advance(5_000);
      await one.align();
    }
    expect(one.asked()).toBe(1);
    one.clock.advance(5_000);
    await one.align();
    expect(one.asked()).toBe(2);
  });

  it('of one access do not fail those of another', async () => {
    const one = await start({}, liveTask('t1'), liveTask('t2', 'other'));
    const { forAccess } = one.stores.subscriptions;
    one.stores.subscriptions.forAccess = async (key) => {
      if (key === 'tenant client') throw new AppError('database-unavailable', 'gone');
      return forAccess(key);
    };
    await expect(one.align()).rejects.toMatchObject({ code: 'database-unavailable' });
    expect(one.resources()).toHaveLength(2);
  });

  it('are left to the process that is at it', async () => {
    const one = await start();
    const { leases } = one.stores;
    const held = await leases.acquire('subscriptions tenant client', 'x', one.clock.now(), 15_000);
    const urgent = new Set(['tenant client']);
    const align = createAlignLive(one.deps);
    await align(urgent);
    expect([one.fake.reads, [...urgent]]).toEqual([[], ['tenant client']]);
    if (held) await leases.release(held);
    await align(urgent);
    expect([one.resources().length, urgent.size]).toEqual([2, 0]);
  });
});

describe('while something is wrong', () => {
  const broken = () => start({ answersHandshake: () => false });
  /** Sweeps every 5 s; answers after how many seconds Graph was asked. */
  const sweeps = async (one: Awaited<ReturnType<typeof start>>, seconds: number) => {
    const at: number[] = [];
    for (let second = 0; second <= seconds; second += 5) {
      const before = one.asked();
      await one.align();
      if (one.asked() > before) at.push(second);
      one.clock.advance(5_000);
    }
    return at;
  };

  it('Graph is asked more and more seldom, and the task says why and when', async () => {
    const one = await broken();
    expect(await sweeps(one, 700)).toEqual([0, 5, 15, 35, 75, 155, 315, 635]);
    const shown = await one.shown();
    expect(shown).toMatchObject({ state: 'degraded', since: '2026-03-01T08:00:00.000Z' });
    expect(shown?.reason).toMatch(/PUBLIC_URL.* It is tried again at 08:20:35 UTC\.$/);
  });

  it('a success ends the waits', async () => {
    const one = await broken();
    await sweeps(one, 160);
    one.fake.model.answersHandshake = () => true;
    expect(await sweeps(one, 160)).toEqual([150]);
    expect(await one.shown()).toMatchObject({ state: 'on', reason: null });
  });

  it('a change of the task does not wait, and the waits begin anew', async () => {
    const one = await broken();
    await sweeps(one, 160);
    await one.change(liveTask('t1'));
    expect(await sweeps(one, 20)).toEqual([0, 5, 15]);
  });

  it('a life-cycle event does not wait, and the waits begin anew', async () => {
    const one = await broken();
    await sweeps(one, 160);
    const asked = one.asked();
    await one.align('tenant client');
    expect(one.asked()).toBe(asked + 1);
    one.clock.advance(5_000);
    expect(await sweeps(one, 10)).toEqual([0, 10]);
  });

  it('a group that is gone is tried as seldom, though nothing is degraded', async () => {
    const one = await start();
    const gone = new AppError('directory-failed', 'no', { upstream: { status: 404 } });
    let created = 0;
    one.fake.model.beforeRead = (read) => {
      if (read !== 'createSubscription') return;
      created += 1;
      if (created > 1) throw gone;
    };
    expect(await sweeps(one, 100)).toEqual([0, 5, 15, 35, 75]);
    expect(await one.shown()).toMatchObject({ state: 'on', reason: null });
  });
});

describe('the subscriptions of a task that is gone', () => {
  const left = async (one: Awaited<ReturnType<typeof start>>, how: 'deleted' | 'off' | 'moved') => {
    const task = liveTask('t1');
    if (how === 'deleted') await one.stores.tasks.remove(task.tenantId, 't1');
    if (how === 'off') await one.change({ ...task, liveSync: { enabled: false } });
    if (how === 'moved')
      await one.change({ ...task, access: { ...task.access, clientId: 'other' } });
  };

  it.each(['deleted', 'off', 'moved'] as const)(
    '(%s) are removed at Graph with the secret it had, which is forgotten then',
    async (how) => {
      const one = await start();
      await one.align();
      const before = await one.stores.subscriptions.forAccess('tenant client');
      await left(one, how);
      one.opened.length = 0;
      await one.align();
      expect(one.opened).toContainEqual({
        kind: 'sealed',
        sealedSecret: 'sealed-t1',
        taskId: 't1',
      });
      const present = new Set(one.fake.model.subscriptions?.map((each) => each.subscriptionId));
      expect(before.filter((each) => present.has(each.subscriptionId))).toEqual([]);
      expect(await one.stores.subscriptions.forAccess('tenant client')).toEqual([]);
    },
  );

  it('stay while another task shares the access', async () => {
    const one = await start({}, liveTask('t1'), liveTask('t2'));
    await one.align();
    await left(one, 'deleted');
    await one.align();
    expect(one.resources()).toHaveLength(2);
    const stored = await one.stores.subscriptions.forAccess('tenant client');
    expect(stored.map((each) => [each.taskIds, each.credential?.sealedSecret])).toEqual([
      [['t2'], 'sealed-t2'],
      [['t2'], 'sealed-t2'],
    ]);
  });

  it('are tried again more and more seldom while Graph refuses, and forgotten after an hour', async () => {
    const one = await start();
    await one.align();
    await left(one, 'deleted');
    one.fake.model.beforeRead = () => {
      throw new AppError('wrong-secret', 'no');
    };
    let tries = 0;
    const { length } = one.opened;
    const stored = () => one.stores.subscriptions.forAccess('tenant client');
    for (let passed = 0; passed < 75 * minute && (await stored()).length > 0; passed += 5_000) {
      await one.align();
      one.clock.advance(5_000);
      tries += 1;
    }
    expect(await stored()).toEqual([]);
    expect(tries).toBeGreaterThan(700);
    expect(one.opened.length - length).toBeLessThan(15);
  });
});

describe('what Graph says about a subscription itself', () => {
  const told = async (lifecycleEvent: Notification['lifecycleEvent']) => {
    const one = await start();
    await one.align();
    const [subscription] = await one.stores.subscriptions.forAccess('tenant client');
    if (!subscription) throw new Error('there is none');
    const { subscriptionId } = subscription;
    const from = { clientState: 'secret-1', tenantId: 'tenant', objectId: null, eventTime: null };
    const notification = { ...from, subscriptionId, lifecycleEvent, expiresAt: null };
    const at = '2026-03-01T08:00:01.000Z';
    const keys = await noteLifecycle(
      one.stores.subscriptions,
      [{ notification, subscription }],
      at,
    );
    const [noted] = await one.stores.subscriptions.find([subscriptionId]);
    return { keys, isNoted: noted?.reauthorizeBy === at };
  };

  it.each([
    ['reauthorizationRequired', true],
    ['subscriptionRemoved', true],
    ['missed', false],
  ] as const)('(%s) has its access aligned soon, and is noted: %s', async (event, isNoted) => {
    expect(await told(event)).toEqual({ keys: ['tenant client'], isNoted });
  });

  it('is not to be found in an ordinary notification', async () => {
    expect(await told(null)).toEqual({ keys: [], isNoted: false });
  });
});

describe('a lease that is kept', () => {
  const clock = { now: () => new Date() };

  it('stays with a work that takes longer than it lives', async () => {
    const leases = createFakeLeases();
    const lease = await leases.acquire('a', 'me', clock.now(), 60);
    if (!lease) throw new Error('it was free');
    const until = Date.now() + 150;
    await keepLease({ leases, clock, log }, { lease, ttlMs: 60 }, async (signal) => {
      await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(until), { interval: 10 });
      expect(await leases.acquire('a', 'you', clock.now(), 60)).toBeNull();
      expect(signal.aborted).toBe(false);
    });
  });

  const lostBy = async (renew: () => Promise<boolean>): Promise<unknown> => {
    const lease = { taskId: 'a', holder: 'me', token: 1 };
    return keepLease(
      { leases: { renew }, clock, log },
      { lease, ttlMs: 50 },
      (signal) =>
        new Promise((resolve) =>
          signal.addEventListener('abort', () => resolve(signal.reason), { once: true }),
        ),
    );
  };

  it.each<readonly [string, () => Promise<boolean>]>([
    ['somebody else holds it', async () => false],
    ['the database does not answer', () => new Promise(() => {})],
    ['the database is gone', () => Promise.reject(new Error('gone'))],
  ])('ends its work once %s', async (_, renew) => {
    expect(await lostBy(renew)).toMatchObject({ code: 'lease-lost' });
  });

  it('ends its work when it is told to stop, or hears that it should', async () => {
    const leases = { renew: async () => true };
    const lease = { taskId: 'a', holder: 'me', token: 1 };
    const reasonOf = (signal: AbortSignal) =>
      vi.waitFor(() => {
        expect(signal.aborted).toBe(true);
        return signal.reason;
      });
    const stop = AbortSignal.abort('shutdown');
    const deps = { leases, clock, log };
    expect(await keepLease(deps, { lease, ttlMs: 50, stop }, reasonOf)).toBe('shutdown');
    const listen = async () => 'cancelled';
    expect(await keepLease(deps, { lease, ttlMs: 50, listen }, reasonOf)).toBe('cancelled');
  });
});

describe('alignments of one process', () => {
  const deferred = () => {
    const waiting: (() => void)[] = [];
    const seen: string[][] = [];
    const align = (urgent: Set<string>) => {
      seen.push([...urgent]);
      urgent.clear();
      return new Promise<void>((resolve) => waiting.push(resolve));
    };
    return { align, seen, end: () => waiting.shift()?.() };
  };

  it('never run twice at a time', async () => {
    const { align, seen, end } = deferred();
    const regular = createRegularAlignment({ clock: createFakeClock(), log }, align);
    regular.look();
    regular.look();
    expect(seen).toHaveLength(1);
    end();
    await regular.stop();
    regular.look();
    expect(seen).toHaveLength(1);
  });

  it('begin at once after an event, and anew if one is under way', async () => {
    const { align, seen, end } = deferred();
    const regular = createRegularAlignment({ clock: { now: () => new Date() }, log }, align);
    regular.soon(['a']);
    regular.soon(['b', 'a']);
    await vi.waitFor(() => expect(seen).toEqual([['a', 'b']]));
    regular.soon(['c']);
    await vi.waitFor(() => {
      end();
      expect(seen).toEqual([['a', 'b'], ['c']]);
    }, 3_000);
    end();
    await regular.stop();
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import type { Task } from '../../server/domain/task.ts';
import { configDigestOf } from '../../server/engine/make-plan.ts';
import { createTasksToLook, isTimeToLook } from '../../server/engine/tasks-to-look.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { createFakeStores } from '../fakes/stores.ts';
import { aTask } from '../suites/builders.ts';
import { aGroup, aMirrorChange, aSnapshot, someLinks } from '../suites/mirror-builders.ts';
import { digest } from './engine-process.ts';

const pollMs = 60_000;

/** A live task that has all it needs to synchronise. */
const aLiveTask = (fields: Partial<Task> = {}): Task => {
  const crypto = { action: 'crypto', value: 'SigEnc' } as const;
  const group = { groupId: 'g', displayName: 'G', kind: 'security' } as const;
  return aTask({
    liveSync: { enabled: true },
    domains: [`${fields.taskId ?? 'task-1'}.com`],
    groups: [{ ...group, selected: true, actions: [crypto] }],
    ...fields,
  });
};

describe('a live task looks by itself', () => {
  const open = () => {
    const { tasks: stored, mirror } = createFakeStores();
    const clock = createFakeClock();
    const asked = { live: 0, liveRevisions: 0, progressOf: 0 };
    const tasks = {
      ...stored,
      live: (limit: number) => {
        asked.live += 1;
        return stored.live(limit);
      },
      liveRevisions: (limit: number) => {
        asked.liveRevisions += 1;
        return stored.liveRevisions(limit);
      },
    };
    const progressOf: typeof mirror.progressOf = (taskIds) => {
      asked.progressOf += 1;
      return mirror.progressOf(taskIds);
    };
    const deps = { readers: { digest, clock }, pollMs, tasks, mirror: { ...mirror, progressOf } };
    return { clock, asked, tasks, mirror, deps, tasksToLook: createTasksToLook(deps) };
  };
  let office: ReturnType<typeof open>;
  beforeEach(() => {
    office = open();
  });

  /** Read in full and planned just now. */
  const settle = (task: Task) =>
    office.mirror.replace(
      task.taskId,
      { ...aSnapshot([aGroup('g')]), readAt: office.clock.now().toISOString() },
      {
        ...{ selectedIds: ['g'], links: someLinks('first') },
        plannedDigest: configDigestOf(digest, task),
      },
    );
  const change = async (task: Task, fields: Partial<Task>) => {
    const changed = { ...task, ...fields, revision: task.revision + 1 };
    await office.tasks.replace(changed, task);
    return changed;
  };

  it('while it has no mirror', async () => {
    await office.tasks.insert(aLiveTask());
    expect(await office.tasksToLook()).toEqual(['task-1']);
  });

  it('not while everybody was planned and delta was asked lately', async () => {
    const task = aLiveTask();
    await office.tasks.insert(task);
    await settle(task);
    office.clock.advance(pollMs - 1);
    expect(await office.tasksToLook()).toEqual([]);
    office.clock.advance(1);
    expect(await office.tasksToLook()).toEqual(['task-1']);
  });

  it('when its configuration changed, and no longer once that was planned', async () => {
    const task = aLiveTask();
    await office.tasks.insert(task);
    await settle(task);
    expect(await office.tasksToLook()).toEqual([]);
    const changed = await change(task, { disableMissingUsers: !task.disableMissingUsers });
    expect(await office.tasksToLook()).toEqual(['task-1']);
    await settle(changed);
    expect(await office.tasksToLook()).toEqual([]);
  });

  it('while somebody affected was not planned', async () => {
    const task = aLiveTask();
    await office.tasks.insert(task);
    await settle(task);
    const { revision = -1 } = (await office.mirror.state('task-1')) ?? {};
    const now = office.clock.now().toISOString();
    const affected = aMirrorChange({ affected: ['anna'] });
    await office.mirror.advance('task-1', revision, affected, someLinks('next'), now);
    expect(await office.tasksToLook()).toEqual(['task-1']);
    await office.mirror.planned('task-1', await office.mirror.affected('task-1', 1));
    expect(await office.tasksToLook()).toEqual([]);
  });

  it('not without what a synchronisation needs, nor once it is no longer live or is gone', async () => {
    const task = aLiveTask();
    await office.tasks.insert(aLiveTask({ taskId: 'incomplete', number: 2, groups: [] }));
    await office.tasks.insert(aLiveTask({ taskId: 'removed', number: 3 }));
    await office.tasks.insert(task);
    expect(await office.tasksToLook()).toEqual(expect.arrayContaining(['removed', 'task-1']));
    await change(task, { liveSync: { enabled: false } });
    await office.tasks.remove(task.tenantId, 'removed');
    expect(await office.tasksToLook()).toEqual([]);
  });

  it('each as if it were asked alone', async () => {
    const tasks = Array.from({ length: 20 }, (_, index) =>
      aLiveTask({ taskId: `task-${index}`, number: index + 1 }),
    );
    for (const [index, task] of tasks.entries()) {
      await office.tasks.insert(task);
      if (index % 3 > 0) await settle(task);
      if (index % 3 === 1) await change(task, { disableMissingUsers: !task.disableMissingUsers });
    }
    const alone: string[] = [];
    for (const task of await office.tasks.live(100))
      if (await isTimeToLook(office.deps, task)) alone.push(task.taskId);
    expect((await office.tasksToLook()).toSorted()).toEqual(alone.toSorted());
    expect(alone).toHaveLength(14);
  });

  it('and hundreds of them are asked about at once; tasks are read only after one was changed', async () => {
    const tasks = Array.from({ length: 300 }, (_, index) =>
      aLiveTask({ taskId: `task-${index}`, number: index + 1 }),
    );
    for (const task of tasks) {
      await office.tasks.insert(task);
      await settle(task);
    }
    for (let sweep = 1; sweep <= 3; sweep += 1) {
      expect(await office.tasksToLook()).toEqual([]);
      expect(office.asked).toEqual({ live: 1, liveRevisions: sweep, progressOf: sweep });
    }
    const [first] = tasks;
    if (first) await change(first, { disableMissingUsers: !first.disableMissingUsers });
    expect(await office.tasksToLook()).toEqual(['task-0']);
    expect(office.asked.live).toBe(2);
  });
});

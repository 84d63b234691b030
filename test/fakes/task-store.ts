import { AppError } from '../../server/domain/errors.ts';
import { isLive, type Task } from '../../server/domain/task.ts';
import type { TaskStore } from '../../server/ports/stores.ts';
import { createFakeMemory, type FakeMemory } from './memory.ts';

/** Tasks in memory. */
export const createFakeTaskStore = (memory: FakeMemory = createFakeMemory()): TaskStore => {
  const all = () => [...memory.tasks.values()];
  const refuseTakenDomains = (task: Task): void => {
    for (const other of all()) {
      const domain = task.domains.find((name) => other.domains.includes(name));
      if (other.taskId === task.taskId || domain === undefined) continue;
      const own = other.tenantId === task.tenantId;
      throw new AppError('domain-taken', `The domain ${domain} belongs to another task.`, {
        facts: own ? { domain, taskId: other.taskId, taskName: other.name } : { domain },
      });
    }
  };
  return {
    list: async (tenantId) =>
      all()
        .filter((task) => task.tenantId === tenantId)
        .sort((a, b) => a.number - b.number),
    get: async (tenantId, taskId) => {
      const task = memory.tasks.get(taskId);
      return task?.tenantId === tenantId ? task : null;
    },
    nextNumber: async (tenantId) => {
      const number = (memory.taskNumbers.get(tenantId) ?? 0) + 1;
      memory.taskNumbers.set(tenantId, number);
      return number;
    },
    insert: async (task) => {
      refuseTakenDomains(task);
      memory.tasks.set(task.taskId, task);
    },
    replace: async (task, before) => {
      const stored = memory.tasks.get(task.taskId);
      if (stored === undefined || stored.tenantId !== task.tenantId)
        throw new AppError('not-found', 'This task is gone.');
      const same =
        stored.revision === before.revision &&
        stored.nextSyncAt === before.nextSyncAt &&
        stored.firstSyncedAt === before.firstSyncedAt;
      if (!same)
        throw new AppError('revision-conflict', 'The task was changed meanwhile.', {
          facts: { expected: before.revision, found: stored.revision },
        });
      refuseTakenDomains(task);
      memory.tasks.set(task.taskId, task);
    },
    remove: async (tenantId, taskId) =>
      memory.tasks.get(taskId)?.tenantId === tenantId && memory.tasks.delete(taskId),
    ownersOf: async (domains, except) =>
      new Map(
        all()
          .filter((task) => task.taskId !== except)
          .flatMap(({ taskId, tenantId, name, domains: owned }) =>
            owned
              .filter((domain) => domains.includes(domain))
              .map((domain) => [domain, { taskId, tenantId, name }] as const),
          ),
      ),
    forWork: async (taskId) => memory.tasks.get(taskId) ?? null,
    live: async (limit) => all().filter(isLive).slice(0, limit),
    liveRevisions: async (limit) =>
      all()
        .filter(isLive)
        .slice(0, limit)
        .map(({ taskId, revision }) => ({ taskId, revision })),
    moveNextSync: async (taskId, from, to) => {
      const task = memory.tasks.get(taskId);
      if (task?.nextSyncAt !== from) return false;
      memory.tasks.set(taskId, { ...task, nextSyncAt: to });
      return true;
    },
    markFirstSynced: async (taskId, at) => {
      const task = memory.tasks.get(taskId);
      if (task?.firstSyncedAt === null) memory.tasks.set(taskId, { ...task, firstSyncedAt: at });
    },
    due: async (now, limit) =>
      all()
        .filter((task) => !task.paused && task.nextSyncAt !== null && task.nextSyncAt <= now)
        .sort((a, b) => ((a.nextSyncAt ?? '') < (b.nextSyncAt ?? '') ? -1 : 1))
        .slice(0, limit),
  };
};

import type { Actor } from '../domain/actor.ts';
import { AppError } from '../domain/errors.ts';
import type { TaskId } from '../domain/ids.ts';
import { missingForSync, selectedGroups, type Task } from '../domain/task.ts';
import type { DirectoryAccess } from '../ports/directory.ts';
import type { TaskStore } from '../ports/stores.ts';

/** The actor's task; another tenant's does not exist for him. */
export const findTask = async (
  tasks: Pick<TaskStore, 'get'>,
  actor: Pick<Actor, 'tenantId'>,
  taskId: TaskId,
): Promise<Task> => {
  const task = await tasks.get(actor.tenantId, taskId);
  if (task === null) throw new AppError('not-found', `There is no task ${taskId}.`);
  return task;
};

/** The access of a stored task, with its secret still sealed. */
export const accessOf = (task: Task): DirectoryAccess => ({
  tenantId: task.access.tenantId,
  clientId: task.access.clientId,
  credential: { kind: 'sealed', sealedSecret: task.access.sealedSecret, taskId: task.taskId },
});

/** Refuses to plan or run a task that has nothing to synchronise yet. */
export const requireScope = (task: Pick<Task, 'domains' | 'groups'>): void => {
  const missing = [
    ...(task.domains.length === 0 ? ['at least one domain'] : []),
    ...(selectedGroups(task).length === 0 ? ['at least one directory group'] : []),
  ];
  if (missing.length > 0) {
    throw new AppError('task-incomplete', `Select ${missing.join(' and ')} first.`);
  }
};

/** Refuses to leave the periodic sync on for a task that lacks what it needs. */
export const requirePeriodicScope = (task: Task): void => {
  if (!task.periodicSync.enabled) return;
  const missing = missingForSync(task);
  if (missing.length > 0) {
    throw new AppError(
      'task-incomplete',
      `The periodic sync needs ${missing.join(' and ')}. Complete the configuration, or switch the periodic sync off first.`,
    );
  }
};

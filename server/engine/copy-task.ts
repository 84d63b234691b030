import type { Actor } from '../domain/actor.ts';
import type { Task } from '../domain/task.ts';
import type { Clock, NewId } from '../ports/clock.ts';
import type { Sealing } from '../ports/sealing.ts';
import type { TaskStore } from '../ports/stores.ts';

interface Deps {
  readonly tasks: Pick<TaskStore, 'nextNumber'>;
  readonly sealing: Pick<Sealing, 'reseal'>;
  readonly clock: Clock;
  readonly newId: NewId;
}

const maxName = 100;
const suffix = ' (copy)';

/** The name of a copy, no longer than names may be. */
const copiedName = (name: string): string => {
  // not in the middle of a character
  const room = name.slice(0, maxName - suffix.length).replace(/[\uD800-\uDBFF]$/, '');
  return room.trimEnd() + suffix;
};

/**
 * A copy of everything but what is the task's alone: its number, its domains (each belongs to one task) and its runs. It
 * does not synchronise; the secret is sealed anew without leaving the server.
 */
export const copyOf = async (deps: Deps, actor: Actor, task: Task): Promise<Task> => {
  const taskId = deps.newId();
  const now = deps.clock.now().toISOString();
  const { sealedSecret } = task.access;
  return {
    ...task,
    taskId,
    number: await deps.tasks.nextNumber(actor.tenantId),
    name: copiedName(task.name),
    revision: 1,
    access: {
      ...task.access,
      sealedSecret: await deps.sealing.reseal(sealedSecret, task.taskId, taskId),
    },
    domains: [],
    periodicSync: { ...task.periodicSync, enabled: false },
    liveSync: { enabled: false },
    paused: false,
    nextSyncAt: null,
    firstSyncedAt: null,
    createdAt: now,
    updatedAt: now,
    operator: { objectId: actor.objectId, email: actor.email },
  };
};

import type { Actor } from '../domain/actor.ts';
import { AppError } from '../domain/errors.ts';
import type { TaskId } from '../domain/ids.ts';
import type { Task } from '../domain/task.ts';
import type { TaskStore } from '../ports/stores.ts';
import { findTask } from './find-task.ts';

const attempts = 5;

/**
 * Reads a task, edits it and stores it, again if somebody else wrote it in between; so no edit overwrites another one
 * it has not seen. With `revision` (what the caller saw) a task that moved on is refused as `revision-conflict`.
 */
export const updateTask = async (
  tasks: Pick<TaskStore, 'get' | 'replace'>,
  actor: Actor,
  taskId: TaskId,
  edit: (task: Task) => Task | Promise<Task>,
  revision?: number,
): Promise<Task> => {
  for (let attempt = 1; ; attempt += 1) {
    const task = await findTask(tasks, actor, taskId);
    if (revision !== undefined && revision !== task.revision) throw conflict(task, revision);
    const edited = await edit(task);
    try {
      await tasks.replace(edited, task);
      return edited;
    } catch (error) {
      const moved = error instanceof AppError && error.code === 'revision-conflict';
      if (!moved || attempt === attempts) throw error;
    }
  }
};

/** A new revision of the task's configuration, by this actor. */
export const newRevision = (task: Task, actor: Actor, now: Date): Task => ({
  ...task,
  revision: task.revision + 1,
  updatedAt: now.toISOString(),
  operator: { objectId: actor.objectId, email: actor.email },
});

const conflict = (task: Task, seen: number): AppError =>
  new AppError(
    'revision-conflict',
    `The task was changed meanwhile: you saw revision ${seen}, it has ${task.revision}. Load it again and repeat your change.`,
    { facts: { expected: seen, found: task.revision } },
  );

import { failureOf } from '../domain/errors.ts';
import type { TaskId } from '../domain/ids.ts';
import type { Jobs } from '../ports/jobs.ts';
import type { Log } from '../ports/log.ts';

/** Wakes tasks; resolves when those are awake whose turn it is now. */
export type WakeTasks = (taskIds: readonly TaskId[]) => Promise<void>;

/**
 * Wakes a task, and not again before `everyMs` have passed since that was done; if it was asked for meanwhile, once more
 * then, so that what was stored last is looked at too. A wake that fails is logged: the sweep finds what it forgot.
 */
export const createWakeTasks = (
  deps: { readonly jobs: Pick<Jobs, 'wake'>; readonly log: Log },
  everyMs: number,
): WakeTasks => {
  /** Tasks that are woken or were a moment ago, and whether they are to be woken again. */
  const resting = new Map<TaskId, { isAsked: boolean }>();

  const wake = async (taskId: TaskId): Promise<void> => {
    const rest = { isAsked: false };
    resting.set(taskId, rest);
    try {
      await deps.jobs.wake(taskId);
    } catch (error) {
      deps.log.warn({ taskId, code: failureOf(error).code }, 'task not woken; the sweep will');
    }
    setTimeout(() => {
      resting.delete(taskId);
      if (rest.isAsked) void wake(taskId);
    }, everyMs).unref();
  };

  return async (taskIds) => {
    const waking: Promise<void>[] = [];
    for (const taskId of new Set(taskIds)) {
      const rest = resting.get(taskId);
      if (rest) rest.isAsked = true;
      else waking.push(wake(taskId));
    }
    await Promise.all(waking);
  };
};

import type { TaskId } from '../../server/domain/ids.ts';
import type { Jobs } from '../../server/ports/jobs.ts';

export interface FakeJobs extends Jobs {
  /** Tasks woken and not yet drained, each once. */
  pending(): readonly TaskId[];
  /** Every wake so far, in order. */
  readonly wakes: readonly TaskId[];
  /** Drains until nobody is woken any more. */
  drainAll(): Promise<void>;
  /** Calls the sweep once, then drains what it woke. */
  sweep(): Promise<void>;
}

/** Jobs that run only when a test says so. */
export const createFakeJobs = (): FakeJobs => {
  const wakes: TaskId[] = [];
  const waiting = new Set<TaskId>();
  let handlers: Parameters<Jobs['start']>[0] | null = null;

  const drainAll = async (): Promise<void> => {
    if (handlers === null) throw new Error('Start the jobs before draining them.');
    for (const taskId of waiting) {
      waiting.delete(taskId);
      await handlers.drain(taskId);
    }
    // A task woken while it was drained was put behind the iteration's end, so it was visited as well.
  };

  return {
    wakes,
    pending: () => [...waiting],
    wake: async (taskId) => {
      wakes.push(taskId);
      waiting.add(taskId);
    },
    start: async (given) => {
      handlers = given;
    },
    stop: async () => {
      handlers = null;
    },
    drainAll,
    sweep: async () => {
      if (handlers === null) throw new Error('Start the jobs before sweeping.');
      await handlers.sweep();
      await drainAll();
    },
  };
};

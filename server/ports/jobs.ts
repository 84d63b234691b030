import type { TaskId } from '../domain/ids.ts';

/** Wakes the engine. What is to be done stands in our own collections; a wake only says "look at task T", and may be lost. */
export interface Jobs {
  /** Has the task looked at soon. Calls coalesce: whoever is being looked at is looked at once more afterwards. */
  wake(taskId: TaskId): Promise<void>;
  start(handlers: {
    /** Works off what the task has to do; called at most once at a time per task and process. What it throws is logged. */
    readonly drain: (taskId: TaskId) => Promise<void>;
    /** Finds due and forgotten work; called at the start and every few seconds in each process, never twice at a time. */
    readonly sweep: () => Promise<void>;
  }): Promise<void>;
  /** Takes nothing new; resolves when what is running ended. */
  stop(): Promise<void>;
}

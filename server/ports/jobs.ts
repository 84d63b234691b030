import type { TaskId } from '../domain/ids.ts';

/** Wakes the engine. What is to be done stands in our own collections; a job only says "look at task T". */
export interface Jobs {
  /** Has some process look at the task now (or as soon as one is free); repeated calls may coalesce. */
  wake(taskId: TaskId): Promise<void>;
  start(handlers: {
    /** Works off what the task has to do; called at most once at a time per task and process. */
    readonly drain: (taskId: TaskId) => Promise<void>;
    /** Finds due and forgotten work; called every few seconds in one of the processes. */
    readonly sweep: () => Promise<void>;
  }): Promise<void>;
  /** Takes no new jobs; resolves when the running ones ended. */
  stop(): Promise<void>;
}

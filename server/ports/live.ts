import type { TaskId } from '../domain/ids.ts';
import type { LiveStatus } from '../domain/live.ts';

/** How the live updates of tasks are, as last found. */
export interface LiveStore {
  get(taskIds: readonly TaskId[]): Promise<ReadonlyMap<TaskId, LiveStatus>>;
  /** What the last alignment of the task's subscriptions found. */
  put(taskId: TaskId, found: Pick<LiveStatus, 'state' | 'reason' | 'checkedAt'>): Promise<void>;
  /** Adds latencies of applied changes (milliseconds; the newest 500 are kept) and notified changes that never showed. */
  add(
    taskId: TaskId,
    seen: { readonly latencies: readonly number[]; readonly misses: number },
  ): Promise<void>;
  /** What the last full read found that the live path had missed. */
  setDrift(taskId: TaskId, drift: number): Promise<void>;
  remove(taskId: TaskId): Promise<void>;
}

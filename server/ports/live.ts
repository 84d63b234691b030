import type { TaskId } from '../domain/ids.ts';
import type { FoundDrift, LiveStatus, StageLatency, SubscriptionStatus } from '../domain/live.ts';

/** How the live updates of tasks are, as last found. */
export interface LiveStore {
  get(taskIds: readonly TaskId[]): Promise<ReadonlyMap<TaskId, LiveStatus>>;
  /** The latencies of the newest 500 changes of each task that has any, oldest first. */
  latencies(taskIds: readonly TaskId[]): Promise<ReadonlyMap<TaskId, readonly StageLatency[]>>;
  /** What the last alignment of the task's subscriptions found; `since` stays while the state does. */
  put(taskId: TaskId, found: Omit<SubscriptionStatus, 'since'>): Promise<void>;
  /** Adds what was measured of applied changes, and counts notified changes that never showed. */
  add(
    taskId: TaskId,
    seen: { readonly latencies: readonly StageLatency[]; readonly misses: number },
  ): Promise<void>;
  /** What the last full read found that the live path had missed, also if that is nothing. */
  addDrift(taskId: TaskId, found: FoundDrift): Promise<void>;
  remove(taskId: TaskId): Promise<void>;
}

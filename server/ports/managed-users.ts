import type { TaskId, TenantId } from '../domain/ids.ts';

/** How many users the tasks of a tenant manage. */
export interface ManagedUsers {
  /** Of each of these tasks, with one statement; a task that manages nobody is absent. */
  count(tenantId: TenantId, taskIds: readonly TaskId[]): Promise<ReadonlyMap<TaskId, number>>;
  /** Those of a task that a synchronisation disabled. */
  countDisabled(tenantId: TenantId, taskId: TaskId): Promise<number>;
}

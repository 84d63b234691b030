import type { GroupId, ObjectId, PlanId, RunId, TaskId, TenantId } from '../domain/ids.ts';
import type { Plan } from '../domain/plan.ts';
import type { Run } from '../domain/run.ts';
import type { Task } from '../domain/task.ts';
import type { User } from '../domain/user.ts';
import type { PlanRow } from '../ports/stores.ts';
import type { ManagedDomain } from '../ports/target.ts';
import type { HistoryEntry } from './history-entry.ts';
import type { UserOrder } from './user-order.ts';

// What lies in each collection. Moments are RFC 3339 strings in UTC with milliseconds, so they sort as text; only what the
// database itself compares with its clock (expiry) is a Date.

export interface TaskDocument extends Omit<Task, 'taskId'> {
  readonly _id: TaskId;
}
export interface CounterDocument {
  readonly _id: string;
  readonly value: number;
}
export interface PlanDocument extends Omit<Plan, 'planId'> {
  readonly _id: PlanId;
  readonly expiresAt?: Date;
}
export interface PlanRowDocument extends PlanRow {
  readonly tenantId: TenantId;
  readonly planId: PlanId;
  readonly expiresAt?: Date;
}
export interface RunDocument extends Omit<Run, 'runId'> {
  readonly _id: RunId;
  /** Whether its state is one of `activeStates`. */
  readonly active: boolean;
}
export interface LeaseDocument {
  readonly _id: TaskId;
  /** Null after it was given back; the document stays, so that the token goes on growing. */
  readonly holder: string | null;
  readonly token: number;
  readonly expiresAt: Date;
  /** Grows with each batch that proved the lease; makes that proof a write that a takeover conflicts with. */
  readonly proofs?: number;
}
export interface BaselineGroupDocument {
  readonly taskId: TaskId;
  readonly groupId: GroupId;
  readonly displayName: string;
}
export interface BaselineMemberDocument {
  readonly taskId: TaskId;
  readonly groupId: GroupId;
  readonly objectId: ObjectId;
}
export interface UserDocument extends User {
  readonly order: UserOrder;
}
export interface HistoryDocument extends HistoryEntry {
  /** Plan and place in it: the same row can leave only one entry. */
  readonly _id: string;
}
export interface ManagedDomainDocument extends Omit<ManagedDomain, 'name'> {
  /** The domain's name, so it has one owner over all tenants. */
  readonly _id: string;
  readonly tenantId: TenantId;
}
export interface MigrationDocument {
  readonly _id: number;
  readonly name: string;
  readonly ranAt: Date;
}

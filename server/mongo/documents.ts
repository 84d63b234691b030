import type { Person } from '../domain/directory.ts';
import type { GroupId, ObjectId, PlanId, RunId, TaskId, TenantId } from '../domain/ids.ts';
import type { FoundDrift, SubscriptionStatus } from '../domain/live.ts';
import type { Plan } from '../domain/plan.ts';
import type { Run } from '../domain/run.ts';
import type { Task } from '../domain/task.ts';
import type { TaskDraft } from '../domain/task-draft.ts';
import type { User } from '../domain/user.ts';
import type { KeptAlert } from '../ports/alerts.ts';
import type { DeltaLinks, MirrorGroup, MirrorState } from '../ports/mirror.ts';
import type { PlanRow } from '../ports/stores.ts';
import type { InboxEntry, Subscription } from '../ports/subscriptions.ts';
import type { ManagedDomain } from '../ports/target.ts';
import type { HistoryEntry, RollingLimits } from './history-entry.ts';
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
  /** See `severityPlace`. */
  readonly place: number;
  /** See `rowFind`. */
  readonly find: string;
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
export interface MirrorStateDocument extends Omit<MirrorState, 'taskId' | 'links'> {
  readonly _id: TaskId;
  /** Null while the mirror is being rebuilt: then it is not one. */
  readonly links: DeltaLinks | null;
  /** The `since` of the last round, see `roundAfter`; null before the first. */
  readonly lastRound: string | null;
  /** Grows with each slice of a rebuild, so that a slice conflicts with whoever begins another rebuild. */
  readonly slices?: number;
}
// The `_id` of what belongs to a mirror is the task and the object(s): the same thing can be there only once.
export interface MirrorGroupDocument extends MirrorGroup {
  readonly _id: string;
  readonly taskId: TaskId;
}
export interface MirrorPersonDocument extends Person {
  readonly _id: string;
  readonly taskId: TaskId;
  /** Every address he could be found by, lower case. */
  readonly addresses: readonly string[];
}
/** A person directly in a group; a group in a group stands in the outer one. */
export interface MirrorEdgeDocument {
  readonly _id: string;
  readonly taskId: TaskId;
  readonly groupId: GroupId;
  readonly memberId: ObjectId;
  /** The mirror does not hold the person: deleted, and perhaps restored one day. */
  readonly asleep: boolean;
}
export interface MirrorAffectedDocument {
  readonly _id: string;
  readonly taskId: TaskId;
  readonly objectId: ObjectId;
  readonly since: string;
}
export interface InboxDocument extends Omit<InboxEntry, 'entryId'> {
  readonly _id: string;
  readonly expiresAt: Date;
}
export interface SubscriptionDocument extends Omit<Subscription, 'subscriptionId'> {
  readonly _id: string;
}
export interface UserDocument extends User {
  readonly order: UserOrder;
  /** See `userFind`. */
  readonly find: string;
}
export interface DraftDocument extends TaskDraft {
  /** Tenant, person and draft: whoever saves it again replaces it. */
  readonly _id: string;
  readonly expiresAt: Date;
}
export interface HistoryDocument extends HistoryEntry {
  /** Plan and place in it: the same row can leave only one entry. */
  readonly _id: string;
  /** See `limitsOf`. */
  readonly countsFor: RollingLimits;
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

/** How the live updates of a task are; a field is absent until it was found. */
export interface LiveStatusDocument {
  readonly _id: TaskId;
  readonly subscriptions?: SubscriptionStatus;
  /** Milliseconds of each stage of a change: notified, read, planned, applied; oldest change first. */
  readonly stages?: (readonly [number | null, number, number, number])[];
  readonly lastDrift?: FoundDrift;
  readonly driftTotal?: number;
  readonly driftAt?: string;
  readonly lagMisses?: number;
}

/** A raised alert; its `_id` is its task and code, so there is one at a time. */
export interface AlertDocument extends Omit<KeptAlert, 'alertId'> {
  readonly _id: string;
}

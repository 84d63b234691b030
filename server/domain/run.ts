import type { Actor } from './actor.ts';
import type { Failure } from './errors.ts';
import type { PlanId, RunId, TaskId, TenantId } from './ids.ts';
import type { DirectoryUsage, PlanCounts } from './plan.ts';

export type RunKind = 'full' | 'incremental' | 'on-demand' | 'undo';
export type RunTrigger = 'schedule' | 'notification' | 'poll' | 'hand' | 'start-up';
export type RunState =
  | 'queued'
  | 'reading'
  | 'planning'
  | 'applying'
  | 'done'
  | 'held'
  | 'failed'
  | 'cancelled';

/** States in which a run still has work to do. */
export const activeStates = ['queued', 'reading', 'planning', 'applying'] as const;
export const isActive = (state: RunState): boolean =>
  (activeStates as readonly RunState[]).includes(state);

export interface RunCounts extends PlanCounts {
  readonly applied: number;
  readonly failed: number;
  readonly held: number;
  readonly drift: number;
}

/** How far a run is; `total` null = not known yet. */
export interface RunProgress {
  readonly groupsRead: number;
  readonly groupsTotal: number | null;
  readonly membersRead: number;
  readonly changesDone: number;
  readonly changesTotal: number | null;
}

/** One execution: read -> plan -> judge -> apply -> record. */
export interface Run {
  readonly runId: RunId;
  readonly taskId: TaskId;
  readonly tenantId: TenantId;
  readonly planId: PlanId | null;
  /** Fingerprint the caller saw: the run applies exactly that plan or fails as `plan-stale`. */
  readonly expectedFingerprint: string | null;
  /** The plan to apply, when one was chosen rather than made. */
  readonly chosenPlanId: PlanId | null;
  /** Fingerprint of the plan whose refusals an admin let pass once. */
  readonly approvedFingerprint: string | null;
  readonly kind: RunKind;
  readonly trigger: RunTrigger;
  readonly users: readonly string[] | null;
  readonly actor: Pick<Actor, 'objectId' | 'name' | 'email'> | null;
  readonly state: RunState;
  readonly success: boolean | null;
  readonly cancelRequested: boolean;
  readonly queuedAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly counts: RunCounts;
  readonly progress: RunProgress;
  readonly graph: DirectoryUsage;
  readonly error: Failure | null;
}

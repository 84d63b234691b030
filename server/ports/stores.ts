import type { GroupId, ObjectId, PlanId, RunId, TaskId, TenantId } from '../domain/ids.ts';
import type { Change, ChangeKind, Plan, SettingChange } from '../domain/plan.ts';
import type { Run } from '../domain/run.ts';
import type { Task } from '../domain/task.ts';
import type { NumberedChange } from './target.ts';

/** What tells whether a stored task is still the one that was read. */
export type TaskVersion = Pick<Task, 'revision' | 'nextSyncAt' | 'firstSyncedAt'>;

/** Tasks. A document is only ever found with its owning tenant. */
export interface TaskStore {
  list(tenantId: TenantId): Promise<readonly Task[]>;
  get(tenantId: TenantId, taskId: TaskId): Promise<Task | null>;
  /** The next free number of the tenant; never given twice. */
  nextNumber(tenantId: TenantId): Promise<number>;
  insert(task: Task): Promise<void>;
  /**
   * Replaces the task if it still is as `before` (revision, next sync, first sync); AppError `revision-conflict` or
   * `not-found` otherwise, or `domain-taken` naming the domain.
   */
  replace(task: Task, before: TaskVersion): Promise<void>;
  /** Removes the task; its runs and plans stay until they expire. False if it was not there. */
  remove(tenantId: TenantId, taskId: TaskId): Promise<boolean>;
  /** Which other task owns each of these domains (any tenant: a domain belongs to one task). */
  ownersOf(
    domains: readonly string[],
    except: TaskId | null,
  ): Promise<
    ReadonlyMap<
      string,
      { readonly taskId: TaskId; readonly tenantId: TenantId; readonly name: string }
    >
  >;
  /** Moves `nextSyncAt` without a new revision, only if it still is `from`; false otherwise. */
  moveNextSync(taskId: TaskId, from: string, to: string | null): Promise<boolean>;
  /** Sets `firstSyncedAt` (once) without a new revision. */
  markFirstSynced(taskId: TaskId, at: string): Promise<void>;
  /** The task of any tenant: for the background, never for a request. */
  forWork(taskId: TaskId): Promise<Task | null>;
  /** Tasks of all tenants with live sync on and not paused, at most `limit`. */
  live(limit: number): Promise<readonly Task[]>;
  /** The same tasks, each with the revision of its configuration alone. */
  liveRevisions(
    limit: number,
  ): Promise<readonly { readonly taskId: TaskId; readonly revision: number }[]>;
  /** Tasks of all tenants whose periodic sync is due by `now` and that are not paused, at most `limit`. */
  due(now: string, limit: number): Promise<readonly Task[]>;
}

export interface ChangeQuery {
  readonly kind?: ChangeKind | undefined;
  readonly search?: string | undefined;
  readonly group?: GroupId | undefined;
  readonly reason?: string | undefined;
  readonly result?: RowResult | undefined;
  /** Rows that change this setting. */
  readonly setting?: SettingChange['setting'] | undefined;
  /** In the order of the plan, or what takes something away first. */
  readonly sort?: 'plan' | 'severity' | undefined;
  /** Rows after this place, as `nextAfter` told it in the same order. */
  readonly after?: number | undefined;
  /** How many rows to pass over; not together with `after`. */
  readonly offset?: number | undefined;
  readonly limit: number;
}

/** Which rows, whatever their order. */
export type RowFilter = Omit<ChangeQuery, 'limit' | 'after' | 'offset' | 'sort'>;

export type RowResult = 'applied' | 'failed' | 'held';

export interface PlanRow extends NumberedChange {
  readonly change: Change;
  /** Null until a run has dealt with the row. */
  readonly result: RowResult | null;
  readonly resultError: { readonly code: string; readonly message: string } | null;
}

/** One page of rows. */
export interface RowPage {
  readonly rows: readonly PlanRow[];
  readonly nextAfter: number | null;
  /** How many rows match in all. */
  readonly total: number;
}

/** Plans and their rows: a plan is written once; only the results of its rows are added. */
export interface PlanStore {
  /** Stores the plan with all its rows (numbered from 0 in order); readable only when complete. `expiresAt` null = keep. */
  insert(plan: Plan, changes: readonly Change[], expiresAt: Date | null): Promise<void>;
  get(tenantId: TenantId, planId: PlanId): Promise<Plan | null>;
  /** A page of rows in order. */
  rows(
    tenantId: TenantId,
    planId: PlanId,
    query: ChangeQuery,
  ): Promise<{ readonly rows: readonly PlanRow[]; readonly nextAfter: number | null }>;
  /** The same, and how many rows match in all. */
  page(tenantId: TenantId, planId: PlanId, query: ChangeQuery): Promise<RowPage>;
  /** All rows in order, as a stream with bounded memory. */
  stream(
    tenantId: TenantId,
    planId: PlanId,
    query: RowFilter & Pick<ChangeQuery, 'sort'>,
  ): AsyncIterable<PlanRow>;
  /** Records what became of rows that the target does not write itself (held, failed). */
  markRows(
    planId: PlanId,
    rows: readonly {
      readonly seq: number;
      readonly result: RowResult;
      readonly error: PlanRow['resultError'];
    }[],
  ): Promise<void>;
  /** Keeps a plan (and its rows) that a run took. */
  keep(planId: PlanId): Promise<void>;
}

/** Runs, newest first. */
export interface RunStore {
  /** False, and nothing is changed, if there is a run of that id already. */
  insert(run: Run): Promise<boolean>;
  get(tenantId: TenantId, runId: RunId): Promise<Run | null>;
  /** The newest run of each task. */
  latest(tenantId: TenantId, taskIds: readonly TaskId[]): Promise<ReadonlyMap<TaskId, Run>>;
  list(
    tenantId: TenantId,
    taskId: TaskId,
    page: { readonly cursor?: string | undefined; readonly limit: number },
  ): Promise<{ readonly runs: readonly Run[]; readonly nextCursor: string | null }>;
  /** Runs of the task that still have work to do, oldest first. */
  unfinished(taskId: TaskId): Promise<readonly Run[]>;
  /** Tasks of all tenants with unfinished runs, at most `limit`. */
  tasksWithWork(limit: number): Promise<readonly TaskId[]>;
  /** Changes fields of a run, only while it is in one of the states; null if it is not. Returns it as it is then. */
  update(
    runId: RunId,
    whileIn: readonly Run['state'][],
    fields: Partial<Omit<Run, 'runId' | 'taskId' | 'tenantId'>>,
  ): Promise<Run | null>;
  /**
   * What the task's runs applied since a moment, for rolling limits: users disabled, and changes (update, disable,
   * enable, rename) of users it managed already. Runs that an admin approved are left out.
   */
  appliedSince(
    taskId: TaskId,
    since: string,
  ): Promise<{ readonly disables: number; readonly changes: number }>;
}

/** What the last completed run of a task acted on: who was in which selected group, under which name. */
export interface Baseline {
  readonly groups: ReadonlyMap<
    GroupId,
    { readonly displayName: string; readonly memberIds: ReadonlySet<ObjectId> }
  >;
}

export interface BaselineReader {
  /** Empty if the task never ran. */
  load(taskId: TaskId): Promise<Baseline>;
  /** The same, but of the members only these people. */
  loadFor(taskId: TaskId, objectIds: readonly ObjectId[]): Promise<Baseline>;
}

export interface BaselineStore extends BaselineReader {
  /** Makes `next` the baseline, writing only what differs from the stored one. Groups not in `next` are removed. */
  save(taskId: TaskId, next: Baseline): Promise<void>;
  /**
   * Like `save`, but only for these people: `next` holds their memberships, everybody else's stay; names are updated.
   * `before` are the groups as loaded for this save, so that their names need not be read again.
   */
  saveFor(
    taskId: TaskId,
    objectIds: readonly ObjectId[],
    next: Baseline,
    before?: Baseline['groups'],
  ): Promise<void>;
  remove(taskId: TaskId): Promise<void>;
}

/** Whether the database answers. */
export interface Health {
  ping(): Promise<void>;
}

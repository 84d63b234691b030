import type { Actor } from '../domain/actor.ts';
import type { Alert } from '../domain/alert.ts';
import type { GroupSummary, SourceState } from '../domain/directory.ts';
import type { GroupAction } from '../domain/group-action.ts';
import type { GroupId, MailAddress, PlanId, RunId, TaskId } from '../domain/ids.ts';
import type { Plan } from '../domain/plan.ts';
import type { Run } from '../domain/run.ts';
import type { Precedence, Safeguards, Task } from '../domain/task.ts';
import type { Settings, User } from '../domain/user.ts';
import type { AccessReport, ReadOptions } from '../ports/directory.ts';
import type { ChangeQuery, PlanRow, RowFilter, RowPage } from '../ports/stores.ts';
import type { ManagedDomain, UserPage, UserQuery } from '../ports/target.ts';
import type { UserHistory } from '../ports/user-history.ts';
import type { LiveState } from './live-state.ts';

// What the product can do, as the HTTP layer calls it. Every use case takes the actor, finds only documents of the
// actor's tenant (AppError `not-found` otherwise) and throws AppErrors for what was refused. Roles are checked by routes.

export interface AccessInput {
  readonly tenantId: string;
  readonly clientId: string;
  /** Absent: the secret that the actor's draft `draftId` keeps. */
  readonly clientSecret?: string | undefined;
  /** A draft of the actor that is done with when this is saved. */
  readonly draftId?: string | undefined;
  readonly clientSecretValidUntil?: string | null | undefined;
}

export interface TaskSettingsInput {
  readonly description?: string | undefined;
  readonly periodicSync?:
    | { readonly enabled?: boolean | undefined; readonly intervalMinutes?: number | undefined }
    | undefined;
  readonly liveSync?: { readonly enabled?: boolean | undefined } | undefined;
  readonly disableMissingUsers?: boolean | undefined;
  readonly disableBlockedAccounts?: boolean | undefined;
  readonly precedence?: Precedence | undefined;
  readonly timeZone?: string | undefined;
  readonly safeguards?:
    | { readonly [Key in keyof Safeguards]?: Safeguards[Key] | undefined }
    | undefined;
}
export interface NewTask extends TaskSettingsInput {
  readonly name: string;
  readonly access: AccessInput;
}
export interface TaskPatch extends TaskSettingsInput {
  readonly name?: string | undefined;
  readonly access?:
    | { readonly [Key in keyof AccessInput]?: AccessInput[Key] | undefined }
    | undefined;
  readonly paused?: boolean | undefined;
  /** The revision the caller saw; a stale one is refused as `revision-conflict`. */
  readonly revision?: number | undefined;
}
export interface TaskWithRun {
  readonly task: Task;
  readonly lastRun: Run | null;
  readonly live: LiveState;
  /** What a person should see to. */
  readonly alerts: readonly Alert[];
  readonly managedUsers: number;
  /** 0 = today is the last day, negative = it ended; null = not told. */
  readonly secretExpiresInDays: number | null;
}

/** What deleting a task means. */
export interface TaskDeletion {
  readonly managedUsers: number;
  /** Those among them that a synchronisation disabled. */
  readonly disabledBySync: number;
  readonly message: string;
}

/** (1) Edit Task, and the Tasks overview. */
export interface EditTask {
  list(actor: Actor): Promise<readonly TaskWithRun[]>;
  get(actor: Actor, taskId: TaskId): Promise<TaskWithRun>;
  create(actor: Actor, input: NewTask): Promise<TaskWithRun>;
  edit(actor: Actor, taskId: TaskId, patch: TaskPatch): Promise<TaskWithRun>;
  remove(actor: Actor, taskId: TaskId): Promise<void>;
  /** A new task with the configuration of this one, without its domains, not synchronising. */
  copy(actor: Actor, taskId: TaskId): Promise<TaskWithRun>;
  deletion(actor: Actor, taskId: TaskId): Promise<TaskDeletion>;
}

/** A draft as it is shown: without its secret. */
export interface KeptDraft {
  readonly draftId: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly hasSecret: boolean;
  /** Null = nothing is kept. */
  readonly savedAt: string | null;
}

/** What the actor typed in the wizard's first step and did not save; `draftId` is `new-task` or the id of a task. */
export interface EditDrafts {
  get(actor: Actor, draftId: string): Promise<KeptDraft>;
  /** Replaces the fields; the secret stays if none is given, null removes it. */
  save(
    actor: Actor,
    draftId: string,
    input: {
      readonly fields: Readonly<Record<string, string>>;
      readonly clientSecret?: string | null | undefined;
    },
  ): Promise<KeptDraft>;
  remove(actor: Actor, draftId: string): Promise<void>;
}

export interface EnteredAccess {
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}
/** What a draft keeps, with what was typed since. */
export type DraftedAccess = { readonly draftId: string } & {
  readonly [Field in keyof EnteredAccess]?: string | undefined;
};

/** Test Access: with what was typed, with what a draft of the actor keeps, or with what the task keeps. */
export type TestAccess = (
  actor: Actor,
  input: { readonly taskId: TaskId } | EnteredAccess | DraftedAccess,
  signal?: AbortSignal,
) => Promise<AccessReport>;

/** One row of section 2: selectable only if valid on both sides, with the reason otherwise. */
export interface TaskDomain {
  readonly name: string;
  readonly selected: boolean;
  readonly microsoftListed: boolean;
  readonly microsoftVerified: boolean;
  readonly managed: boolean;
  readonly selectable: boolean;
  readonly reason: string | null;
}

/** (2) Domains. */
export interface SelectDomains {
  list(actor: Actor, taskId: TaskId): Promise<readonly TaskDomain[]>;
  refresh(actor: Actor, taskId: TaskId, signal?: AbortSignal): Promise<readonly TaskDomain[]>;
  select(actor: Actor, taskId: TaskId, names: readonly string[]): Promise<readonly TaskDomain[]>;
}

export interface TaskGroupView extends GroupSummary {
  readonly selected: boolean;
  readonly state: SourceState;
  /** Why it is missing or unreadable, or what is special about it. */
  readonly hint: string | null;
  /** Direct user members; null where unknown. */
  readonly memberCount: number | null;
  readonly actions: readonly GroupAction[];
  /** Place in the order of precedence among the selected groups, from 1; null if not selected. */
  readonly precedence: number | null;
}

export interface ActionWarning {
  readonly code: 'admin-without-otp' | 'group-without-actions' | 'no-effect' | 'security-downgrade';
  readonly message: string;
}

/** (3) Directory Groups. */
export interface SelectGroups {
  list(
    actor: Actor,
    taskId: TaskId,
    query: {
      readonly search?: string | undefined;
      readonly selected?: boolean | undefined;
      readonly cursor?: string | undefined;
    },
    signal?: AbortSignal,
  ): Promise<{
    readonly groups: readonly TaskGroupView[];
    readonly nextCursor: string | null;
    /** What the list cannot show; set when a search finds nothing. */
    readonly notice: string | null;
  }>;
  select(
    actor: Actor,
    taskId: TaskId,
    ids: readonly GroupId[],
    signal?: AbortSignal,
  ): Promise<readonly TaskGroupView[]>;
  setActions(
    actor: Actor,
    taskId: TaskId,
    groupId: GroupId,
    actions: readonly GroupAction[],
    signal?: AbortSignal,
  ): Promise<{ readonly group: TaskGroupView; readonly warnings: readonly ActionWarning[] }>;
}

/** Unsaved configuration laid over the saved one; groups not named stay as saved. */
export interface Draft {
  readonly groups?:
    | readonly {
        readonly groupId: GroupId;
        readonly selected?: boolean | undefined;
        readonly actions?: readonly GroupAction[] | undefined;
      }[]
    | undefined;
  readonly domains?: readonly string[] | undefined;
  readonly disableMissingUsers?: boolean | undefined;
}

export interface PlanWithState extends Plan {
  readonly stale: boolean;
}

/** Test (dry run) and its plan. */
export interface TestTask {
  create(
    actor: Actor,
    taskId: TaskId,
    input: { readonly draft?: Draft | undefined; readonly users?: readonly string[] | undefined },
    reading?: ReadOptions,
  ): Promise<PlanWithState>;
  get(actor: Actor, planId: PlanId): Promise<PlanWithState>;
  changes(actor: Actor, planId: PlanId, query: ChangeQuery): Promise<RowPage>;
  export(
    actor: Actor,
    planId: PlanId,
    query: RowFilter & Pick<ChangeQuery, 'sort'>,
  ): Promise<{ readonly plan: PlanWithState; readonly rows: AsyncIterable<PlanRow> }>;
}

/** Runs: now, history, log, progress, cancel, approval. */
export interface RunTask {
  start(
    actor: Actor,
    taskId: TaskId,
    input: {
      readonly kind: 'full' | 'incremental';
      readonly users?: readonly string[] | undefined;
    },
  ): Promise<Run>;
  /** Applies exactly this plan; `plan-stale` with the difference in `details.facts` otherwise. */
  applyPlan(actor: Actor, planId: PlanId): Promise<Run>;
  list(
    actor: Actor,
    taskId: TaskId,
    page: { readonly cursor?: string | undefined; readonly limit: number },
  ): Promise<{ readonly runs: readonly Run[]; readonly nextCursor: string | null }>;
  get(actor: Actor, runId: RunId): Promise<Run>;
  changes(actor: Actor, runId: RunId, query: ChangeQuery): Promise<RowPage>;
  export(
    actor: Actor,
    runId: RunId,
    query: RowFilter & Pick<ChangeQuery, 'sort'>,
  ): Promise<{ readonly run: Run; readonly rows: AsyncIterable<PlanRow> }>;
  /** The run as it is and each time it changes, until it has ended. */
  watch(actor: Actor, runId: RunId, signal: AbortSignal): AsyncIterable<Run>;
  cancel(actor: Actor, runId: RunId): Promise<Run>;
  /** Lets what the safeguards held of this run pass once; the fingerprint proves what was seen. */
  approve(actor: Actor, runId: RunId, fingerprint: string): Promise<Run>;
}

export interface UserInput extends Partial<Settings> {
  readonly email: MailAddress;
  readonly displayName?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly protected?: boolean | undefined;
}
export interface UserPatch extends Partial<Settings> {
  readonly displayName?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly protected?: boolean | undefined;
  readonly revision?: number | undefined;
}

/** The built-in user management. */
export interface ManageUsers {
  list(actor: Actor, query: UserQuery): Promise<UserPage>;
  get(actor: Actor, email: MailAddress): Promise<User>;
  create(actor: Actor, input: UserInput): Promise<User>;
  edit(actor: Actor, email: MailAddress, patch: UserPatch): Promise<User>;
  /** What synchronisations changed of the user, newest first. */
  history(
    actor: Actor,
    email: MailAddress,
    page: { readonly cursor?: string | undefined; readonly limit: number },
  ): ReturnType<UserHistory['list']>;
}

export interface ManageDomains {
  list(actor: Actor): Promise<readonly ManagedDomain[]>;
  put(actor: Actor, domains: readonly ManagedDomain[]): Promise<readonly ManagedDomain[]>;
}

/** Everything the HTTP layer can call. */
export interface UseCases {
  readonly tasks: EditTask;
  readonly drafts: EditDrafts;
  readonly testAccess: TestAccess;
  readonly domains: SelectDomains;
  readonly groups: SelectGroups;
  readonly plans: TestTask;
  readonly runs: RunTask;
  readonly users: ManageUsers;
  readonly managedDomains: ManageDomains;
}

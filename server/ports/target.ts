import type { MailAddress, ObjectId, PlanId, RunId, TaskId, TenantId } from '../domain/ids.ts';
import type { Change } from '../domain/plan.ts';
import type { Totals } from '../domain/totals-to-count.ts';
import type { User } from '../domain/user.ts';
import type { Lease } from './leases.ts';

export type UserSort = 'displayName' | 'email' | 'active' | 'admin' | 'crypto';

export interface UserQuery {
  /** Free text in name or address; `*` any characters; a leading `!` negates. */
  readonly search?: string | undefined;
  readonly domain?: string | undefined;
  readonly state?: 'active' | 'disabled' | 'admin' | 'managed' | 'unmanaged' | undefined;
  readonly sort?: UserSort | undefined;
  readonly descending?: boolean | undefined;
  readonly cursor?: string | undefined;
  /** How many users to pass over; not together with a cursor. */
  readonly offset?: number | undefined;
  readonly limit: number;
}

export interface UserPage {
  readonly users: readonly User[];
  readonly nextCursor: string | null;
  /** How many match in all. */
  readonly total: number;
}

/** What a plan needs to know of the target; it cannot write. */
export interface UserReader {
  /** Users with an address in one of the domains, and those this task manages wherever their address is. */
  readForTask(
    tenantId: TenantId,
    query: { readonly taskId: TaskId; readonly domains: readonly string[] },
  ): Promise<readonly User[]>;
  /** Users that stand for these Entra objects (any number of ids). */
  readByObjectIds(tenantId: TenantId, ids: readonly ObjectId[]): Promise<readonly User[]>;
  /** Enabled users with the role ALL who can sign in (not locked): any `atMost` of them, all if it is not told. */
  readActiveAdmins(tenantId: TenantId, atMost?: number): Promise<readonly User[]>;
  /** Users at these addresses (any number). */
  readByEmails(tenantId: TenantId, emails: readonly string[]): Promise<readonly User[]>;
  /**
   * How many enabled users are in scope (see `readForTask`), and how many the task manages; each is counted up to its
   * `atMost` only (0: not at all, Infinity: to the end), so that it costs no more than that.
   */
  countForTask(
    tenantId: TenantId,
    query: { readonly taskId: TaskId; readonly domains: readonly string[] },
    atMost: Totals,
  ): Promise<Totals>;
  /** The present revision of each of these users (any number); one that does not exist is absent. */
  revisions(tenantId: TenantId, emails: readonly string[]): Promise<ReadonlyMap<string, number>>;
  get(tenantId: TenantId, email: MailAddress): Promise<User | null>;
  list(tenantId: TenantId, query: UserQuery): Promise<UserPage>;
}

/** A planned row with its place in the plan. */
export interface NumberedChange {
  readonly seq: number;
  readonly change: Change;
}

export type ChangeResult =
  | { readonly seq: number; readonly result: 'applied' }
  /** The user is no longer as he was read; nothing of the row was written. */
  | { readonly seq: number; readonly result: 'moved' };

/** Where settings live. */
export interface Target extends UserReader {
  /**
   * Writes these rows of a plan, each only if its users still have the planned revision, and records the results
   * on the plan's rows, all in one transaction that also proves the lease. Repeating it changes nothing.
   * AppError `lease-lost` if another holder took over: then nothing was written.
   */
  apply(batch: {
    readonly tenantId: TenantId;
    readonly taskId: TaskId;
    readonly planId: PlanId;
    readonly runId: RunId;
    readonly lease: Lease;
    readonly rows: readonly NumberedChange[];
    readonly at: Date;
    /** An admin let this plan pass: it does not count for rolling limits. */
    readonly approved: boolean;
  }): Promise<readonly ChangeResult[]>;
  /** Adds a user by hand; AppError `user-exists`. */
  insert(user: User): Promise<void>;
  /** Replaces a user if it still has `expectedRevision`; false if it moved or is gone. */
  replace(user: User, expectedRevision: number): Promise<boolean>;
  /** Releases what a deleted task managed: `managedBy` becomes null, nothing else changes. */
  releaseTask(tenantId: TenantId, taskId: TaskId): Promise<void>;
}

/** A domain the service manages for a tenant ("CRM"). */
export interface ManagedDomain {
  readonly name: string;
  /** Megabytes; null = no limit told. */
  readonly lftGlobalQuota: number | null;
}

export interface ManagedDomains {
  list(tenantId: TenantId): Promise<readonly ManagedDomain[]>;
  /** Makes exactly these the tenant's domains; AppError `domain-taken` (naming them) if another tenant owns one; then nothing changes. */
  put(tenantId: TenantId, domains: readonly ManagedDomain[]): Promise<void>;
}

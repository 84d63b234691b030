import type { Effect } from './effects.ts';
import type { ErrorCode } from './errors.ts';
import type { ActionName } from './group-action.ts';
import type { GroupId, MailAddress, ObjectId, PlanId, TaskId, TenantId } from './ids.ts';
import type { SettingName } from './user.ts';

export interface GroupRef {
  readonly groupId: GroupId;
  readonly displayName: string;
}

export type SettingValue = string | number | boolean | readonly string[] | null;

/** One field of one user: was -> becomes, and the action that says so. */
export interface SettingChange {
  readonly setting: SettingName | 'disabled' | 'displayName';
  readonly was: SettingValue;
  readonly becomes: SettingValue;
  readonly action: ActionName | null;
}

export type SkipReason =
  | 'guest'
  | 'no-address'
  | 'domain-not-selected'
  | 'no-sync'
  | 'duplicate-address'
  | 'address-taken'
  | 'unreadable-member'
  | 'frozen-group'
  | 'other-task'
  | 'protected';

/** Why a row of a plan is there; the tab has a sentence for each. */
export type ChangeReason =
  | 'group-actions'
  | 'users-disabled'
  | 'account-blocked'
  | 'missing-in-directory'
  | 'returned'
  | 'name-changed'
  | 'renamed'
  | 'adopted'
  | 'taken-over'
  | SkipReason;

export type ChangeKind = 'create' | 'update' | 'disable' | 'enable' | 'rename' | 'skip';

/** What applying the row writes besides its settings, and the revisions it was planned against. */
export interface ChangeWrite {
  /** Revision of the user at `email`; null = there must be none. */
  readonly revision: number | null;
  /** Revision of the user at `previousEmail`, for a rename. */
  readonly previousRevision: number | null;
  readonly disabledBy: 'sync' | 'hand' | null;
}

/** One user of a plan: what becomes of him and why. Skipped users are rows too. */
export interface Change {
  /** Null only for a skipped person without any address. */
  readonly email: MailAddress | null;
  readonly previousEmail: MailAddress | null;
  readonly objectId: ObjectId | null;
  readonly kind: ChangeKind;
  readonly reason: ChangeReason;
  /** The group that counts; null for somebody in none. */
  readonly group: GroupRef | null;
  readonly otherGroups: readonly GroupRef[];
  readonly settings: readonly SettingChange[];
  /** Set on skipped rows that are errors of that user. */
  readonly error: { readonly code: ErrorCode; readonly message: string } | null;
  /** Null on skipped rows. */
  readonly write: ChangeWrite | null;
  /** Codes of the refusals that hold this row; empty = free to be applied. */
  readonly heldBy: readonly RefusalCode[];
}

export type WarningCode =
  | 'several-groups'
  | 'losing-group-would-block'
  | 'admin-without-otp'
  | 'group-without-actions'
  | 'no-effect'
  | 'winner-changed-by-rename'
  | 'taken-over'
  | 'left-scope'
  | 'group-missing'
  | 'group-unreadable';

export interface Warning {
  readonly code: WarningCode;
  readonly message: string;
  /** How many users it concerns; `emails` names at most the first 10,000 of them, sorted. */
  readonly count: number;
  readonly emails: readonly string[];
}

export type RefusalCode =
  | 'too-many-disables'
  | 'too-many-changes'
  | 'first-disables'
  | 'emptied-group'
  | 'all-groups-empty'
  | 'last-admin';

/** A safeguard's answer: what it holds back, with its arithmetic. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly message: string;
  /** Whether an admin may let it pass once; the last ALL admin never passes. */
  readonly approvable: boolean;
  readonly count: number;
  readonly emails: readonly string[];
}

export interface PlanCounts {
  readonly create: number;
  readonly update: number;
  readonly disable: number;
  readonly enable: number;
  readonly rename: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly error: number;
}
export const noCounts: PlanCounts = {
  create: 0,
  update: 0,
  disable: 0,
  enable: 0,
  rename: 0,
  unchanged: 0,
  skipped: 0,
  error: 0,
};

/** What the pure planner answers: same inputs, same bytes, in any order. */
export interface PlanContent {
  readonly changes: readonly Change[];
  readonly warnings: readonly Warning[];
  readonly refusals: readonly Refusal[];
  readonly counts: PlanCounts;
  /** False if a group was missing or unreadable, or a member unreadable: then nobody counts as missing. */
  readonly complete: boolean;
  /** What made it incomplete, as the run's error. */
  readonly problem: { readonly code: ErrorCode; readonly message: string } | null;
}

/** A plan without its rows, as stored and shown. */
export interface Plan {
  readonly planId: PlanId;
  readonly taskId: TaskId;
  readonly tenantId: TenantId;
  readonly fingerprint: string;
  /** What the configuration was; another digest today makes the plan stale. */
  readonly configDigest: string;
  readonly createdAt: string;
  readonly readAt: string;
  readonly counts: PlanCounts;
  readonly warnings: readonly Warning[];
  readonly refusals: readonly Refusal[];
  /** What its rows do to settings with few values. */
  readonly effects: readonly Effect[];
  readonly problem: PlanContent['problem'];
  /** What-if with an unsaved configuration: shown, never applied. */
  readonly draft: boolean;
  /** E-mail addresses or object ids it was limited to; null = everybody. */
  readonly users: readonly string[] | null;
  readonly graph: DirectoryUsage;
}

/** What a read cost. */
export interface DirectoryUsage {
  readonly requests: number;
  readonly resourceUnits: number;
}

import type { MailAddress, PlanId, RunId, TaskId, TenantId } from '../domain/ids.ts';
import type { ChangeKind, ChangeReason, GroupRef, SettingChange } from '../domain/plan.ts';

/** What once happened to a user's settings, and why; written together with them. */
export interface HistoryEntry {
  readonly tenantId: TenantId;
  readonly email: MailAddress;
  readonly previousEmail: MailAddress | null;
  /** RFC 3339. */
  readonly at: string;
  readonly taskId: TaskId;
  readonly runId: RunId;
  readonly planId: PlanId;
  readonly seq: number;
  readonly actor: 'sync';
  readonly kind: ChangeKind;
  readonly reason: ChangeReason;
  readonly group: GroupRef | null;
  readonly settings: readonly SettingChange[];
  /** An admin let the plan pass; it does not count for rolling limits. */
  readonly approved: boolean;
}

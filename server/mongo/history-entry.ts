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

/** The limits on what a task's runs apply within some hours; one word, so that each is one stretch of an index. */
export type RollingLimits = 'changes' | 'disables' | 'both' | 'none';

const changing: readonly ChangeKind[] = ['update', 'disable', 'enable', 'rename'];
/** Somebody the task did not manage before. */
const takingOn: readonly ChangeReason[] = ['adopted', 'taken-over'];

/** The rolling limits that an entry counts for: docs/planning-rules.md, section 7. */
export const limitsOf = ({
  kind,
  reason,
  settings,
  approved,
}: Pick<HistoryEntry, 'kind' | 'reason' | 'settings' | 'approved'>): RollingLimits => {
  if (approved) return 'none';
  const isChange = changing.includes(kind) && !takingOn.includes(reason);
  const isDisable =
    kind !== 'create' &&
    settings.some(({ setting, becomes }) => setting === 'disabled' && becomes === true);
  if (isDisable) return isChange ? 'both' : 'disables';
  return isChange ? 'changes' : 'none';
};

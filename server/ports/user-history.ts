import type { MailAddress, RunId, TaskId, TenantId } from '../domain/ids.ts';
import type { Change } from '../domain/plan.ts';

/** What once happened to a user's settings, and because of what. */
export interface UserHistoryEntry
  extends Pick<Change, 'kind' | 'reason' | 'group' | 'settings' | 'previousEmail'> {
  readonly email: MailAddress;
  /** RFC 3339. */
  readonly at: string;
  readonly taskId: TaskId;
  readonly runId: RunId;
}

export interface UserHistory {
  /** What happened to the user at an address, also when he left it for another one; newest first. */
  list(
    tenantId: TenantId,
    email: MailAddress,
    page: { readonly cursor?: string | undefined; readonly limit: number },
  ): Promise<{
    readonly entries: readonly UserHistoryEntry[];
    readonly nextCursor: string | null;
  }>;
}

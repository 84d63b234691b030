import type { TaskId, TenantId } from '../domain/ids.ts';
import type { DraftKey, TaskDraft } from '../domain/task-draft.ts';

/** What people typed and did not save yet; a draft expires by itself. */
export interface DraftStore {
  get(key: DraftKey): Promise<TaskDraft | null>;
  /** Replaces the fields, and the secret if one is given (null = none any more); in one statement. The draft as it is then. */
  save(
    key: DraftKey,
    typed: Pick<TaskDraft, 'fields' | 'savedAt'> & { readonly sealedSecret?: string | null },
    expiresAt: Date,
  ): Promise<TaskDraft>;
  /** One that is not there is fine. */
  remove(key: DraftKey): Promise<void>;
  /** Removes the drafts of everybody for a task that is gone. */
  removeAll(tenantId: TenantId, draftId: TaskId): Promise<void>;
}

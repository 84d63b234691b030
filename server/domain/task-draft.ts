import type { ObjectId, TaskId, TenantId } from './ids.ts';

/** Which draft: of whom, and for a new task or for one that is there. */
export interface DraftKey {
  readonly tenantId: TenantId;
  readonly objectId: ObjectId;
  /** `new-task` or the id of a task. */
  readonly draftId: TaskId;
}

/** The draft of a task that is not there yet. */
export const newTaskDraft = 'new-task';

/** How long a draft lives after it was saved last. */
export const draftDays = 30;

/** What somebody typed in the wizard's first step and did not save: unchecked, the secret sealed. */
export interface TaskDraft extends DraftKey {
  readonly fields: Readonly<Record<string, string>>;
  readonly sealedSecret: string | null;
  /** RFC 3339. */
  readonly savedAt: string;
}

/** What a draft's secret is sealed for: one person's one draft. */
export const draftBinding = ({ tenantId, objectId, draftId }: DraftKey): string =>
  `draft ${tenantId} ${objectId} ${draftId}`;

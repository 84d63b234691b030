import { guid, isTenantName } from '../domain/access-names.ts';
import type { Actor } from '../domain/actor.ts';
import { AppError } from '../domain/errors.ts';
import { draftBinding, newTaskDraft, type TaskDraft } from '../domain/task-draft.ts';
import type { Credential, DirectoryAccess } from '../ports/directory.ts';
import type { DraftStore } from '../ports/drafts.ts';
import type { TaskStore } from '../ports/stores.ts';
import { findTask } from './find-task.ts';
import type { DraftedAccess } from './use-cases.ts';

interface Deps {
  readonly tasks: Pick<TaskStore, 'get'>;
  readonly drafts: Pick<DraftStore, 'get'>;
}

/**
 * The access to test that a draft keeps, with what was typed since laid over it; or that of its task, where nothing of it
 * was changed. AppErrors: `not-found`; `invalid-input` naming the field that is missing or cannot be right.
 */
export const draftedAccess = async (
  deps: Deps,
  actor: Actor,
  typed: DraftedAccess,
): Promise<DirectoryAccess | 'as the task keeps it'> => {
  const { tenantId: owner, objectId } = actor;
  const { draftId } = typed;
  const task = draftId === newTaskDraft ? null : await findTask(deps.tasks, actor, draftId);
  const draft = await deps.drafts.get({ tenantId: owner, objectId, draftId });
  if (draft === null) throw new AppError('not-found', `You have no draft ${draftId}.`);
  const entered = (field: 'tenantId' | 'clientId'): string =>
    (typed[field] ?? draft.fields[field] ?? task?.access[field] ?? '').trim().toLowerCase();
  const tenantId = entered('tenantId');
  const clientId = entered('clientId');
  if (!isTenantName(tenantId)) {
    throw refused('tenantId', 'must be a tenant ID (GUID) or a domain name of the tenant');
  }
  if (!guid.test(clientId))
    throw refused('clientId', 'must be the Application (client) ID, a GUID');
  const credential = credentialOf(draft, typed.clientSecret);
  if (credential !== null) return { tenantId, clientId, credential };
  const same =
    task?.access.tenantId.toLowerCase() === tenantId &&
    task.access.clientId.toLowerCase() === clientId;
  // a secret is shown to no other app's tenant than the one it was entered for
  if (same) return 'as the task keeps it';
  throw refused('clientSecret', 'is needed: the draft keeps none');
};

const credentialOf = (draft: TaskDraft, clientSecret: string | undefined): Credential | null => {
  if (clientSecret !== undefined) return { kind: 'entered', clientSecret };
  const { sealedSecret } = draft;
  return sealedSecret === null
    ? null
    : { kind: 'drafted', sealedSecret, boundTo: draftBinding(draft) };
};

const refused = (path: string, message: string) =>
  new AppError('invalid-input', `The access cannot be tested: ${path} ${message}.`, {
    fields: [{ path, message }],
  });

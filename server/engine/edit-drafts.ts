import type { Actor } from '../domain/actor.ts';
import {
  type DraftKey,
  draftBinding,
  draftDays,
  newTaskDraft,
  type TaskDraft,
} from '../domain/task-draft.ts';
import type { Clock } from '../ports/clock.ts';
import type { DraftStore } from '../ports/drafts.ts';
import type { Sealing } from '../ports/sealing.ts';
import type { TaskStore } from '../ports/stores.ts';
import { findTask } from './find-task.ts';
import type { EditDrafts, KeptDraft } from './use-cases.ts';

interface Deps {
  readonly drafts: DraftStore;
  readonly tasks: Pick<TaskStore, 'get'>;
  readonly sealing: Pick<Sealing, 'seal'>;
  readonly clock: Clock;
}

const shown = ({ draftId, fields, sealedSecret, savedAt }: TaskDraft): KeptDraft => ({
  draftId,
  fields,
  hasSecret: sealedSecret !== null,
  savedAt,
});

/** What somebody typed in the wizard's first step: kept for him alone until he saves it, drops it or 30 days have gone. */
export const createEditDrafts = (deps: Deps): EditDrafts => {
  /** The key of the actor's draft; a draft is for a task that he can find, or for a new one. */
  const keyOf = async (actor: Actor, draftId: string): Promise<DraftKey> => {
    if (draftId !== newTaskDraft) await findTask(deps.tasks, actor, draftId);
    return { tenantId: actor.tenantId, objectId: actor.objectId, draftId };
  };
  return {
    async get(actor, draftId) {
      const draft = await deps.drafts.get(await keyOf(actor, draftId));
      return draft ? shown(draft) : { draftId, fields: {}, hasSecret: false, savedAt: null };
    },
    async save(actor, draftId, { fields, clientSecret }) {
      const key = await keyOf(actor, draftId);
      const now = deps.clock.now();
      const secret =
        clientSecret === undefined
          ? {}
          : {
              sealedSecret:
                clientSecret === null
                  ? null
                  : await deps.sealing.seal(clientSecret, draftBinding(key)),
            };
      const typed = { fields, savedAt: now.toISOString(), ...secret };
      const expiresAt = new Date(now.getTime() + draftDays * 86_400_000);
      return shown(await deps.drafts.save(key, typed, expiresAt));
    },
    async remove(actor, draftId) {
      await deps.drafts.remove(await keyOf(actor, draftId));
    },
  };
};

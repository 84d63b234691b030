import { type DraftKey, draftBinding, type TaskDraft } from '../../server/domain/task-draft.ts';
import type { DraftStore } from '../../server/ports/drafts.ts';
import { createFakeMemory, type FakeMemory } from './memory.ts';

/** Drafts in memory; nothing expires by itself. */
export const createFakeDraftStore = (memory: FakeMemory = createFakeMemory()): DraftStore => ({
  get: async (key) => memory.drafts.get(draftBinding(key)) ?? null,
  save: async ({ tenantId, objectId, draftId }, { fields, savedAt, sealedSecret }) => {
    const key: DraftKey = { tenantId, objectId, draftId };
    const before = memory.drafts.get(draftBinding(key))?.sealedSecret ?? null;
    const kept = sealedSecret === undefined ? before : sealedSecret;
    const draft: TaskDraft = { ...key, fields, savedAt, sealedSecret: kept };
    memory.drafts.set(draftBinding(key), draft);
    return draft;
  },
  remove: async (key) => void memory.drafts.delete(draftBinding(key)),
  removeAll: async (tenantId, draftId) => {
    for (const [key, draft] of memory.drafts)
      if (draft.tenantId === tenantId && draft.draftId === draftId) memory.drafts.delete(key);
  },
});

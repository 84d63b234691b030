import type { DraftKey, TaskDraft } from '../domain/task-draft.ts';
import type { DraftStore } from '../ports/drafts.ts';
import type { Database } from './database.ts';
import type { DraftDocument } from './documents.ts';
import { inDatabase } from './in-database.ts';
import { text } from './text.ts';

const idOf = ({ tenantId, objectId, draftId }: DraftKey): string =>
  `${text(tenantId)} ${text(objectId)} ${text(draftId)}`;

const toDraft = ({ _id, expiresAt: _expiresAt, ...draft }: DraftDocument): TaskDraft => draft;

/** Drafts in MongoDB, one document each; a new one of the same key takes its place. */
export const createDraftStore = ({ collections: { drafts } }: Database): DraftStore => ({
  get: (key) =>
    inDatabase(async () => {
      const found = await drafts.findOne({ _id: idOf(key) });
      return found === null ? null : toDraft(found);
    }),
  save: ({ tenantId, objectId, draftId }, { fields, savedAt, sealedSecret }, expiresAt) =>
    inDatabase(async () => {
      const key = { tenantId, objectId, draftId };
      const typed = { ...key, fields, savedAt, expiresAt };
      const saved = await drafts.findOneAndUpdate(
        { _id: idOf(key) },
        sealedSecret === undefined
          ? { $set: typed, $setOnInsert: { sealedSecret: null } }
          : { $set: { ...typed, sealedSecret } },
        { upsert: true, returnDocument: 'after' },
      );
      if (saved === null) throw new Error('The draft was not stored.');
      return toDraft(saved);
    }),
  remove: (key) =>
    inDatabase(async () => {
      await drafts.deleteOne({ _id: idOf(key) });
    }),
  removeAll: (tenantId, draftId) =>
    inDatabase(async () => {
      await drafts.deleteMany({ tenantId: text(tenantId), draftId: text(draftId) });
    }),
});

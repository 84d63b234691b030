import type { AnyBulkWriteOperation, ClientSession, Document } from 'mongodb';
import { AppError } from '../domain/errors.ts';
import type { ChangeResult, NumberedChange, Target } from '../ports/target.ts';
import type { Database } from './database.ts';
import {
  type DecidedRows,
  decideRows,
  movedError,
  touchedBy,
  type UserWrite,
} from './decided-rows.ts';
import type { HistoryDocument, UserDocument } from './documents.ts';
import { limitsOf } from './history-entry.ts';
import { userIndexes } from './indexes.ts';
import { text, texts } from './text.ts';
import { toUser, toUserDocument } from './user-document.ts';

export type Batch = Parameters<Target['apply']>[0];

const userWrite = ({ was, becomes }: UserWrite): AnyBulkWriteOperation<UserDocument> => {
  const document = toUserDocument(becomes);
  if (was === null) return { insertOne: { document } };
  const { tenantId, email, revision } = was;
  return {
    replaceOne: {
      filter: { tenantId, email, revision },
      replacement: document,
      hint: userIndexes.byAddress,
    },
  };
};

const historyOf = (batch: Batch, { seq, change }: NumberedChange): HistoryDocument[] => {
  const { tenantId, taskId, runId, planId, at, approved } = batch;
  const { email, previousEmail, kind, reason, group, settings } = change;
  if (email === null) return [];
  const what = { kind, reason, group, settings, approved };
  const where = { tenantId, email, previousEmail, taskId, runId, planId, seq };
  const countsFor = limitsOf(what);
  const entry = { ...where, at: at.toISOString(), actor: 'sync', ...what, countsFor } as const;
  return [{ _id: `${planId} ${seq}`, ...entry }];
};

/**
 * The statements of one batch, within the transaction of `session`; the caller commits or aborts it. Throws AppError
 * `lease-lost` before anything else, and `not-found` if the plan's rows are gone.
 */
export const applyBatch = async (
  { collections }: Database,
  session: ClientSession,
  batch: Batch,
): Promise<readonly ChangeResult[]> => {
  const { leases, planRows, users, history } = collections;
  const { tenantId, taskId, planId, lease } = batch;

  const proveLease = async (): Promise<void> => {
    const { holder, token } = lease;
    const filter = { _id: text(lease.taskId), holder: text(holder), token };
    const { matchedCount } = await leases.updateOne(filter, { $inc: { proofs: 1 } }, { session });
    if (matchedCount === 0)
      throw new AppError(
        'lease-lost',
        `Another process took over task ${taskId}; nothing of this batch was written. That process goes on with it.`,
      );
  };

  const openRows = async (): Promise<readonly NumberedChange[]> => {
    const filter = { planId: text(planId), seq: { $in: batch.rows.map(({ seq }) => seq) } };
    const stored = await planRows
      .find({ ...filter, tenantId: text(tenantId) }, { session })
      .project<{ readonly seq: number; readonly result: string | null }>({ seq: 1, result: 1 })
      .toArray();
    const results = new Map(stored.map(({ seq, result }) => [seq, result]));
    const lost = batch.rows.find(({ seq }) => !results.has(seq));
    if (lost !== undefined)
      throw new AppError('not-found', `Row ${lost.seq} of plan ${planId} is gone; plan anew.`);
    return batch.rows.filter(({ seq }) => results.get(seq) !== 'applied');
  };

  const usersOf = async (rows: readonly NumberedChange[]) => {
    const { emails, objectIds } = touchedBy(rows);
    const options = (hint: Document) => ({ session, hint });
    const byAddress = await users
      .find(
        { tenantId: text(tenantId), email: { $in: texts(emails) } },
        options(userIndexes.byAddress),
      )
      .toArray();
    const byObject = await users
      .find(
        { tenantId: text(tenantId), objectId: { $in: texts(objectIds) } },
        options(userIndexes.byObject),
      )
      .toArray();
    return [...byAddress, ...byObject].map(toUser);
  };

  const writeUsers = async ({ writes }: DecidedRows): Promise<void> => {
    const { insertedCount, matchedCount } = await users.bulkWrite(writes.map(userWrite), {
      session,
    });
    // Cannot happen within one snapshot; if it does, the transaction must not be committed.
    if (insertedCount + matchedCount !== writes.length)
      throw new Error(
        `Only ${insertedCount + matchedCount} of ${writes.length} users were written.`,
      );
  };

  const recordApplied = async (applied: readonly NumberedChange[]): Promise<void> => {
    const filter = { planId: text(planId), seq: { $in: applied.map(({ seq }) => seq) } };
    const done = { $set: { result: 'applied' as const, resultError: null } };
    await planRows.updateMany(filter, done, { session });
    await history.insertMany(
      applied.flatMap((row) => historyOf(batch, row)),
      { session },
    );
  };

  const recordMoved = async (moved: readonly NumberedChange[]): Promise<void> => {
    const marks = moved.map((row) => ({
      updateOne: {
        filter: { planId: text(planId), seq: row.seq },
        update: { $set: { result: 'failed' as const, resultError: movedError(row) } },
      },
    }));
    await planRows.bulkWrite(marks, { session });
  };

  await proveLease();
  const open = await openRows();
  const decided = decideRows({ tenantId, taskId }, open, await usersOf(open));
  if (decided.writes.length > 0) await writeUsers(decided);
  if (decided.applied.length > 0) await recordApplied(decided.applied);
  if (decided.moved.length > 0) await recordMoved(decided.moved);
  const results = new Map(decided.results.map((result) => [result.seq, result]));
  return batch.rows.map(({ seq }) => results.get(seq) ?? { seq, result: 'applied' });
};

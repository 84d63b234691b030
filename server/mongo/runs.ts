import type { Filter } from 'mongodb';
import { isActive, type Run } from '../domain/run.ts';
import type { RunStore } from '../ports/stores.ts';
import { brokenCursor, decodeCursor, encodeCursor } from './cursor.ts';
import type { Database } from './database.ts';
import type { RunDocument } from './documents.ts';
import type { RollingLimits } from './history-entry.ts';
import { inDatabase, isDuplicate } from './in-database.ts';
import { appliedByLimit } from './indexes.ts';
import { text, texts } from './text.ts';

const toDocument = ({ runId, ...run }: Run): RunDocument => ({
  _id: runId,
  ...run,
  active: isActive(run.state),
});
const toRun = ({ _id, active: _active, ...run }: RunDocument): Run => ({ runId: _id, ...run });

const newestFirst = { queuedAt: -1, _id: -1 } as const;

/** Runs queued before the one a cursor stands on. */
const olderThan = (cursor: string | undefined): Filter<RunDocument> => {
  if (cursor === undefined) return {};
  const [queuedAt, runId] = decodeCursor(cursor);
  if (typeof queuedAt !== 'string' || typeof runId !== 'string') throw brokenCursor();
  return {
    queuedAt: { $lte: queuedAt },
    $or: [{ queuedAt: { $lt: queuedAt } }, { _id: { $lt: runId } }],
  };
};

/** Runs in MongoDB; what they applied is counted in the history that the target wrote. */
export const createRunStore = ({ collections: { runs, history } }: Database): RunStore => ({
  insert: (run) =>
    inDatabase(async () => {
      try {
        await runs.insertOne(toDocument(run));
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    }),
  get: (tenantId, runId) =>
    inDatabase(async () => {
      const found = await runs.findOne({ _id: text(runId), tenantId: text(tenantId) });
      return found === null ? null : toRun(found);
    }),
  latest: (tenantId, taskIds) =>
    inDatabase(async () => {
      const found = await runs
        .aggregate<{ readonly run: RunDocument }>([
          { $match: { tenantId: text(tenantId), taskId: { $in: texts(taskIds) } } },
          { $sort: { tenantId: 1, taskId: 1, ...newestFirst } },
          { $group: { _id: '$taskId', run: { $first: '$$ROOT' } } },
        ])
        .toArray();
      return new Map(found.map(({ run }) => [run.taskId, toRun(run)]));
    }),
  list: (tenantId, taskId, { cursor, limit }) =>
    inDatabase(async () => {
      const filter = { tenantId: text(tenantId), taskId: text(taskId), ...olderThan(cursor) };
      const found = runs
        .find(filter)
        .sort(newestFirst)
        .limit(limit + 1);
      const all = (await found.toArray()).map(toRun);
      const page = all.slice(0, limit);
      const last = page.at(-1);
      const more = last !== undefined && all.length > limit;
      return { runs: page, nextCursor: more ? encodeCursor([last.queuedAt, last.runId]) : null };
    }),
  unfinished: (taskId) =>
    inDatabase(async () => {
      const found = runs.find({ taskId: text(taskId), active: true });
      return (await found.sort({ queuedAt: 1, _id: 1 }).toArray()).map(toRun);
    }),
  tasksWithWork: (limit) =>
    inDatabase(async () => {
      const found = await runs
        .aggregate<{ readonly _id: string }>([
          { $match: { active: true } },
          { $group: { _id: '$taskId', since: { $min: '$queuedAt' } } },
          { $sort: { since: 1 } },
          { $limit: limit },
        ])
        .toArray();
      return found.map(({ _id }) => _id);
    }),
  update: (runId, whileIn, fields) =>
    inDatabase(async () => {
      const active = fields.state === undefined ? {} : { active: isActive(fields.state) };
      const updated = await runs.findOneAndUpdate(
        { _id: text(runId), state: { $in: texts(whileIn) } },
        // Without any field there is still something to set: MongoDB 4.2 refuses an empty `$set`.
        Object.keys(fields).length === 0
          ? { $setOnInsert: { cancelRequested: false } }
          : { $set: { ...fields, ...active } },
        { returnDocument: 'after' },
      );
      return updated === null ? null : toRun(updated);
    }),
  appliedSince: (taskId, since) =>
    inDatabase(async () => {
      const count = (countsFor: RollingLimits) =>
        history.countDocuments(
          { taskId: text(taskId), countsFor, at: { $gte: text(since) } },
          { hint: appliedByLimit },
        );
      const [changes, disables, both] = await Promise.all([
        count('changes'),
        count('disables'),
        count('both'),
      ]);
      return { changes: changes + both, disables: disables + both };
    }),
});

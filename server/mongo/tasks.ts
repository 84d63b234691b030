import { AppError } from '../domain/errors.ts';
import type { TaskId } from '../domain/ids.ts';
import type { Task } from '../domain/task.ts';
import type { TaskStore, TaskVersion } from '../ports/stores.ts';
import type { Database } from './database.ts';
import type { TaskDocument } from './documents.ts';
import { refuseTakenDomain } from './domain-owners.ts';
import { inDatabase } from './in-database.ts';
import { liveTasks } from './indexes.ts';
import { text, texts } from './text.ts';

const toDocument = ({ taskId, ...task }: Task): TaskDocument => ({ _id: taskId, ...task });
const toTask = ({ _id, ...task }: TaskDocument): Task => ({
  taskId: _id,
  ...task,
  // tasks of earlier versions do not tell it
  paused: task.paused ?? false,
});

const working = { paused: { $ne: true } } as const;

/** Tasks in MongoDB. */
export const createTaskStore = ({ collections: { tasks, counters } }: Database): TaskStore => {
  const refuseStale = async (task: Task, expected: TaskVersion): Promise<never> => {
    const { taskId, tenantId, name } = task;
    const stored = await tasks.findOne({ _id: text(taskId), tenantId: text(tenantId) });
    if (stored === null) throw new AppError('not-found', `The task "${name}" is gone.`);
    throw new AppError(
      'revision-conflict',
      `The task "${stored.name}" was changed by somebody else: it has revision ${stored.revision}, you saw ${expected.revision}. Load it again.`,
      { facts: { expected: expected.revision, found: stored.revision } },
    );
  };

  return {
    list: (tenantId) =>
      inDatabase(async () => {
        const found = tasks.find({ tenantId: text(tenantId) }).sort({ number: 1 });
        return (await found.toArray()).map(toTask);
      }),
    get: (tenantId, taskId) =>
      inDatabase(async () => {
        const found = await tasks.findOne({ _id: text(taskId), tenantId: text(tenantId) });
        return found === null ? null : toTask(found);
      }),
    nextNumber: (tenantId) =>
      inDatabase(async () => {
        const counter = await counters.findOneAndUpdate(
          { _id: `task-number ${text(tenantId)}` },
          { $inc: { value: 1 } },
          { upsert: true, returnDocument: 'after' },
        );
        return counter?.value ?? 1;
      }),
    insert: (task) =>
      inDatabase(async () => {
        await refuseTakenDomain(tasks, task, () => tasks.insertOne(toDocument(task)));
      }),
    replace: (task, before) =>
      inDatabase(async () => {
        const { _id, ...fields } = toDocument(task);
        const { matchedCount } = await refuseTakenDomain(tasks, task, () =>
          tasks.replaceOne(
            {
              _id: text(_id),
              tenantId: text(task.tenantId),
              revision: before.revision,
              nextSyncAt: before.nextSyncAt,
              firstSyncedAt: before.firstSyncedAt,
            },
            fields,
          ),
        );
        if (matchedCount === 0) await refuseStale(task, before);
      }),
    remove: (tenantId, taskId) =>
      inDatabase(async () => {
        const filter = { _id: text(taskId), tenantId: text(tenantId) };
        const { deletedCount } = await tasks.deleteOne(filter);
        return deletedCount === 1;
      }),
    ownersOf: (domains, except) =>
      inDatabase(async () => {
        const wanted = new Set(texts(domains));
        const found = await tasks
          .find({ domains: { $in: [...wanted] } })
          .project<Pick<TaskDocument, '_id' | 'tenantId' | 'name' | 'domains'>>({
            ...{ tenantId: 1, name: 1, domains: 1 },
          })
          .toArray();
        return new Map(
          found
            .filter(({ _id }) => _id !== except)
            .flatMap(({ _id, tenantId, name, domains: owned }) =>
              owned
                .filter((domain) => wanted.has(domain))
                .map((domain) => [domain, { taskId: _id, tenantId, name }] as const),
            ),
        );
      }),
    moveNextSync: (taskId, from, to) =>
      inDatabase(async () => {
        const { matchedCount } = await tasks.updateOne(
          { _id: text(taskId), nextSyncAt: text(from) },
          { $set: { nextSyncAt: to } },
        );
        return matchedCount === 1;
      }),
    markFirstSynced: (taskId, at) =>
      inDatabase(async () => {
        await tasks.updateOne(
          { _id: text(taskId), firstSyncedAt: null },
          { $set: { firstSyncedAt: at } },
        );
      }),
    forWork: (taskId) =>
      inDatabase(async () => {
        const found = await tasks.findOne({ _id: text(taskId) });
        return found === null ? null : toTask(found);
      }),
    live: (limit) =>
      inDatabase(async () => {
        const found = tasks
          .find({ ...working, 'liveSync.enabled': true }, { hint: liveTasks })
          .limit(limit);
        return (await found.toArray()).map(toTask);
      }),
    liveRevisions: (limit) =>
      inDatabase(async () => {
        const found = tasks
          .find({ ...working, 'liveSync.enabled': true }, { hint: liveTasks, batchSize: limit })
          .project<{ readonly _id: TaskId; readonly revision: number }>({ revision: 1 })
          .limit(limit);
        return (await found.toArray()).map(({ _id, revision }) => ({ taskId: _id, revision }));
      }),
    due: (now, limit) =>
      inDatabase(async () => {
        const found = tasks.find({ ...working, nextSyncAt: { $gt: '', $lte: text(now) } });
        return (await found.sort({ nextSyncAt: 1 }).limit(limit).toArray()).map(toTask);
      }),
  };
};

import type { Document } from 'mongodb';
import {
  failuresInRow,
  type RunStanding,
  type WatchedRun,
  type WatchedTask,
} from '../domain/alert.ts';
import type { StandingReader } from '../ports/alerts.ts';
import type { Database } from './database.ts';
import type { RunDocument } from './documents.ts';
import { inDatabase } from './in-database.ts';
import { text, texts } from './text.ts';

type FoundRun = Pick<
  RunDocument,
  '_id' | 'kind' | 'state' | 'queuedAt' | 'finishedAt' | 'counts' | 'error'
>;
interface FoundStanding {
  readonly _id: string;
  readonly newest: readonly FoundRun[];
  readonly newestFull: readonly FoundRun[];
  readonly lastSync: readonly FoundRun[];
  readonly held: readonly FoundRun[];
}

const toRun = ({ _id, error, ...run }: FoundRun): WatchedRun => ({
  runId: _id,
  ...run,
  errorCode: error?.code ?? null,
});

const shown = { kind: 1, state: 1, queuedAt: 1, finishedAt: 1, counts: 1, 'error.code': 1 };

/** Runs of each task that match, newest first: for each task a few entries of an index, however many runs it has. */
const newestRuns = (name: keyof RunStanding, match: Document, limit: number): Document => ({
  $lookup: {
    from: 'runs',
    let: { tenantId: '$tenantId', taskId: '$_id' },
    pipeline: [
      { $match: match },
      { $sort: { queuedAt: -1, _id: -1 } },
      { $limit: limit },
      { $project: shown },
    ],
    as: name,
  },
});

const ofTask = { $eq: ['$taskId', '$$taskId'] };
// the tenant leads the index of all runs; those of full and of held ones begin with the task
const any = { $expr: { $and: [{ $eq: ['$tenantId', '$$tenantId'] }, ofTask] } };
const full = { $expr: ofTask, kind: 'full', users: null };
const ended = { $in: ['done', 'held', 'failed'] };

/** As `missingForSync` has it; the groups of a task may be many, so they are looked at where they are. */
const isComplete = {
  $and: [
    { $gt: [{ $size: '$domains' }, 0] },
    {
      $anyElementTrue: {
        $map: {
          input: '$groups',
          in: { $and: ['$$this.selected', { $gt: [{ $size: '$$this.actions' }, 0] }] },
        },
      },
    },
  ],
};

/** What decides about alerts, read from tasks, runs and mirrors. */
export const createStandings = ({
  collections: { tasks, mirrorStates },
}: Database): StandingReader => ({
  tasks: (limit) =>
    inDatabase(async () => {
      const found = tasks.aggregate<WatchedTask>([
        { $sort: { _id: 1 } },
        { $limit: limit },
        {
          $project: {
            ...{ _id: 0, taskId: '$_id', tenantId: 1, number: 1, name: 1 },
            ...{ periodicSync: 1, liveSync: 1, paused: 1, createdAt: 1, updatedAt: 1 },
            secretValidUntil: '$access.clientSecretValidUntil',
            isComplete,
          },
        },
      ]);
      return await found.toArray();
    }),
  runs: (taskIds) =>
    inDatabase(async () => {
      const found = await tasks
        .aggregate<FoundStanding>([
          { $match: { _id: { $in: texts(taskIds) } } },
          { $project: { tenantId: 1 } },
          newestRuns('newest', { ...any, state: ended }, failuresInRow),
          newestRuns('newestFull', { ...full, state: ended }, failuresInRow),
          newestRuns('lastSync', { ...full, state: { $in: ['done', 'held'] } }, 1),
          newestRuns('held', { $expr: ofTask, state: 'held' }, 1),
        ])
        .toArray();
      return new Map(
        found
          .filter(({ newest }) => newest.length > 0)
          .map(({ _id, newest, newestFull, lastSync, held }) => [
            text(_id),
            {
              newest: newest.map(toRun),
              newestFull: newestFull.map(toRun),
              lastSync: lastSync[0] ? toRun(lastSync[0]) : null,
              held: held[0] ? toRun(held[0]) : null,
            },
          ]),
      );
    }),
  followed: (taskIds) =>
    inDatabase(async () => {
      const found = mirrorStates.find(
        // while a mirror is rebuilt it tells when the one before was
        { _id: { $in: texts(taskIds) }, checkedAt: { $gt: '' } },
        { projection: { checkedAt: 1 } },
      );
      return new Map((await found.toArray()).map(({ _id, checkedAt }) => [_id, checkedAt]));
    }),
});

import { failureOf } from '../domain/errors.ts';
import type { RunId, TaskId } from '../domain/ids.ts';
import type { Task } from '../domain/task.ts';
import type { EndAbandoned } from '../ports/abandoned.ts';
import type { Clock } from '../ports/clock.ts';
import type { Jobs } from '../ports/jobs.ts';
import type { Log } from '../ports/log.ts';
import type { RunStore, TaskStore } from '../ports/stores.ts';
import type { Inbox } from '../ports/subscriptions.ts';
import { newRun } from './new-run.ts';

interface Deps {
  readonly tasks: Pick<TaskStore, 'due' | 'moveNextSync'>;
  readonly inbox: Pick<Inbox, 'tasksWithDue'>;
  /** The live tasks that should look by themselves. */
  readonly tasksToLook: () => Promise<readonly TaskId[]>;
  readonly runs: Pick<RunStore, 'insert' | 'unfinished' | 'tasksWithWork'>;
  readonly jobs: Pick<Jobs, 'wake'>;
  readonly clock: Clock;
  readonly endAbandoned: EndAbandoned;
  readonly log: Log;
}

const atOnce = 500;

/** Much longer than a process thinks within a transaction, shorter than a lease: it is free when the lease is. */
const abandonedMs = 10_000;

/** Queues the periodic runs that are due, and wakes every task that has unfinished work: what a lost wake forgot. */
export const sweep = async (deps: Deps): Promise<void> => {
  const now = deps.clock.now();
  await endAbandoned(deps);
  for (const task of await deps.tasks.due(now.toISOString(), atOnce)) {
    await queuePeriodic(deps, task, now);
  }
  const toWake = new Set([
    ...(await deps.runs.tasksWithWork(atOnce)),
    ...(await deps.inbox.tasksWithDue(now.toISOString(), atOnce)),
    ...(await deps.tasksToLook()),
  ]);
  for (const taskId of toWake) await deps.jobs.wake(taskId);
};

/**
 * The run is stored first, under an id made of the task and the moment it was due, and then the date is moved: whoever
 * dies in between, and whoever does the same at the same time, leaves one run, neither none nor two.
 */
const queuePeriodic = async (deps: Deps, task: Task, now: Date): Promise<void> => {
  const { taskId, nextSyncAt } = task;
  if (nextSyncAt === null) return;
  const waiting = await deps.runs.unfinished(taskId);
  const isWaiting = waiting.some(
    (run) => run.state === 'queued' && run.kind === 'full' && run.users === null,
  );
  if (!isWaiting) {
    const runId = periodicRunId(taskId, nextSyncAt);
    const run = newRun(runId, task, now, { kind: 'full', trigger: 'schedule' });
    if (await deps.runs.insert(run)) deps.log.info({ taskId, runId }, 'periodic run queued');
  }
  const next = new Date(now.getTime() + task.periodicSync.intervalMinutes * 60_000).toISOString();
  await deps.tasks.moveNextSync(taskId, nextSyncAt, next);
};

const periodicRunId = (taskId: TaskId, dueAt: string): RunId => `${taskId}-${Date.parse(dueAt)}`;

/** What dead processes left open must not keep a sweep from its work. */
const endAbandoned = async (deps: Deps): Promise<void> => {
  try {
    const ended = await deps.endAbandoned(abandonedMs);
    if (ended > 0) deps.log.warn({ transactions: ended }, 'abandoned transactions ended');
  } catch (error) {
    deps.log.warn({ code: failureOf(error).code }, 'abandoned transactions not looked for');
  }
};

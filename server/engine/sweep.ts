import { missingForSync, type Task } from '../domain/task.ts';
import type { Clock, NewId } from '../ports/clock.ts';
import type { Jobs } from '../ports/jobs.ts';
import type { Log } from '../ports/log.ts';
import type { RunStore, TaskStore } from '../ports/stores.ts';
import type { Inbox } from '../ports/subscriptions.ts';
import { newRun } from './new-run.ts';

interface Deps {
  readonly tasks: Pick<TaskStore, 'due' | 'moveNextSync' | 'live'>;
  readonly inbox: Pick<Inbox, 'tasksWithDue'>;
  /** Whether a live task should look by itself. */
  readonly isTimeToLook: (task: Task) => Promise<boolean>;
  readonly runs: Pick<RunStore, 'insert' | 'unfinished' | 'tasksWithWork'>;
  readonly jobs: Pick<Jobs, 'wake'>;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
}

const atOnce = 500;
const manyTasks = 10_000;

/** Queues the periodic runs that are due, and wakes every task that has unfinished work: what a lost wake forgot. */
export const sweep = async (deps: Deps): Promise<void> => {
  const now = deps.clock.now();
  for (const task of await deps.tasks.due(now.toISOString(), atOnce)) {
    if (task.nextSyncAt === null) continue;
    const next = new Date(now.getTime() + task.periodicSync.intervalMinutes * 60_000).toISOString();
    // whoever moves the date queues the run, so that several processes queue it once
    if (!(await deps.tasks.moveNextSync(task.taskId, task.nextSyncAt, next))) continue;
    const waiting = await deps.runs.unfinished(task.taskId);
    if (waiting.some((run) => run.state === 'queued' && run.kind === 'full' && run.users === null))
      continue;
    const run = newRun(deps.newId(), task, now, { kind: 'full', trigger: 'schedule' });
    await deps.runs.insert(run);
    deps.log.info({ taskId: task.taskId, runId: run.runId }, 'periodic run queued');
  }
  const toWake = new Set([
    ...(await deps.runs.tasksWithWork(atOnce)),
    ...(await deps.inbox.tasksWithDue(now.toISOString(), atOnce)),
  ]);
  for (const task of await deps.tasks.live(manyTasks)) {
    if (!toWake.has(task.taskId) && missingForSync(task).length === 0) {
      if (await deps.isTimeToLook(task)) toWake.add(task.taskId);
    }
  }
  for (const taskId of toWake) await deps.jobs.wake(taskId);
};

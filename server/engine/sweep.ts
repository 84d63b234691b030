import type { Clock, NewId } from '../ports/clock.ts';
import type { Jobs } from '../ports/jobs.ts';
import type { Log } from '../ports/log.ts';
import type { RunStore, TaskStore } from '../ports/stores.ts';
import { newRun } from './new-run.ts';

interface Deps {
  readonly tasks: Pick<TaskStore, 'due' | 'moveNextSync'>;
  readonly runs: Pick<RunStore, 'insert' | 'unfinished' | 'tasksWithWork'>;
  readonly jobs: Pick<Jobs, 'wake'>;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
}

const atOnce = 500;

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
  for (const taskId of await deps.runs.tasksWithWork(atOnce)) await deps.jobs.wake(taskId);
};

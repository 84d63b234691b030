import { promises as timers } from 'node:timers';
import pLimit from 'p-limit';
import { AppError } from '../domain/errors.ts';
import type { TaskId } from '../domain/ids.ts';
import type { Jobs } from '../ports/jobs.ts';
import type { Log } from '../ports/log.ts';
import { repeat } from './repeat.ts';

interface Deps {
  readonly log: Log;
  /** Tasks that this process works on side by side; 8 if absent. */
  readonly concurrency?: number;
  /** A task is not begun with again before so long after the last time; 100 ms if absent. */
  readonly restMs?: number;
  /** How often forgotten and due work is looked for, and so how soon a lost process's work goes on; 5 s if absent. */
  readonly sweepEveryMs?: number;
  /** How long a stop waits for work that is being handed over; 20 s if absent. */
  readonly patienceMs?: number;
}

type Handlers = Parameters<Jobs['start']>[0];

/**
 * Wakes within this process: a wake is a call, not a document. A task woken while it is worked on is looked at once more
 * afterwards, and a flood of wakes is some ten looks a second. What no process was woken for (another one received it, or
 * died) each finds by its own sweep; the lease of the task decides who works on it.
 */
export const createLocalJobs = ({
  log,
  concurrency = 8,
  restMs = 100,
  sweepEveryMs = 5000,
  patienceMs = 20_000,
}: Deps): Jobs => {
  const limit = pLimit(concurrency);
  /** Tasks that wait for their turn, are worked on or were a moment ago, and whether they were woken since that began. */
  const awake = new Map<TaskId, { isAsked: boolean }>();
  const running = new Set<Promise<unknown>>();
  let handlers: Handlers | null = null;
  let sweeping: ReturnType<typeof repeat> | null = null;
  let isStopped = false;

  /** Does the work, and lets `stop` wait for it. False if it threw: the next sweep looks again. */
  const attempt = async (
    work: () => Promise<void>,
    facts: { readonly taskId?: TaskId },
  ): Promise<boolean> => {
    const done = work().then(
      () => true,
      (error: unknown) => {
        log.warn({ ...facts, ...traceOf(error) }, 'background work failed; the sweep looks again');
        return false;
      },
    );
    running.add(done);
    const isDone = await done;
    running.delete(done);
    return isDone;
  };

  const drain = async (taskId: TaskId, { drain: work }: Handlers): Promise<void> => {
    if (isStopped) return;
    const turn = { isAsked: false };
    awake.set(taskId, turn);
    const begunAt = performance.now();
    // whoever woke it in vain is heard by the sweep
    if (!(await attempt(async () => work(taskId), { taskId }))) turn.isAsked = false;
    const rested = () => {
      awake.delete(taskId);
      if (turn.isAsked) wake(taskId);
    };
    setTimeout(rested, restMs - (performance.now() - begunAt)).unref();
  };

  const wake = (taskId: TaskId): void => {
    if (isStopped) return;
    const turn = awake.get(taskId);
    if (turn) turn.isAsked = true;
    else {
      awake.set(taskId, { isAsked: false });
      // before the start it waits for that
      if (handlers) void limit(drain, taskId, handlers);
    }
  };

  return {
    wake: async (taskId) => wake(taskId),
    async start(given) {
      handlers = given;
      const early = [...awake.keys()];
      awake.clear();
      for (const taskId of early) wake(taskId);
      sweeping = repeat(sweepEveryMs, () => attempt(async () => given.sweep(), {}));
    },
    async stop() {
      isStopped = true;
      sweeping?.stop();
      limit.clearQueue();
      const patience = new AbortController();
      const late = timers.setTimeout(patienceMs, undefined, { signal: patience.signal });
      await Promise.race([Promise.all(running), late.catch(() => undefined)]);
      patience.abort();
    },
  };
};

/** What of an error may be logged: its code, or where it came from. Its message may name people. */
const traceOf = (error: unknown): Readonly<Record<string, unknown>> => {
  if (error instanceof AppError) return { code: error.code };
  if (!(error instanceof Error)) return { code: 'internal' };
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return { code: 'internal', name: error.name, at: frames.slice(0, 5).map((line) => line.trim()) };
};

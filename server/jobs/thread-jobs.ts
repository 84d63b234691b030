import { once } from 'node:events';
import { promises as timers } from 'node:timers';
import { Worker } from 'node:worker_threads';
import type { Jobs } from '../ports/jobs.ts';
import type { Log } from '../ports/log.ts';
import type { Meter } from '../ports/meter.ts';
import { count, type Order, type Report } from './thread-messages.ts';

interface Deps {
  /** The script that works: it says `ready`, takes orders, and ends by itself after `stop`. */
  readonly script: URL;
  /** What the script is given; plain data. */
  readonly workerData: unknown;
  /** Told what the thread counts. */
  readonly meter: Meter;
  readonly log: Log;
  /** Before a thread that was lost is started again; 1 s if absent. */
  readonly restartMs?: number;
  /** How long a stop waits for work that is being handed over; 22 s if absent. */
  readonly patienceMs?: number;
}

/**
 * Has the work done in a thread of its own, so that whoever asks this process something does not wait while a large
 * directory is read and planned. The thread has handlers of its own: those of `start` are not called. A thread that is
 * lost is started again, and takes up what it left as another process would. https://nodejs.org/api/worker_threads.html
 */
export const createThreadJobs = ({
  script,
  workerData,
  meter,
  log,
  restartMs = 1000,
  patienceMs = 22_000,
}: Deps): Jobs => {
  let thread: Worker | null = null;
  let isStopped = false;

  const begin = (): Worker => {
    const begun = new Worker(script, { workerData });
    begun.on('message', (report: Report) => {
      if (report !== 'ready') count(meter, report);
    });
    begun.on('error', (error) => log.error({ err: error }, 'the thread that works failed'));
    begun.once('exit', (exitCode) => {
      thread = null;
      if (isStopped) return;
      log.error({ exitCode }, 'the thread that works was lost; it is started again');
      // a wake that comes meanwhile is lost: a thread that starts looks for everything there is to do
      setTimeout(() => isStopped || begin(), restartMs).unref();
    });
    thread = begun;
    return begun;
  };
  const tell = (order: Order): void => thread?.postMessage(order);

  return {
    wake: async (taskId) => tell({ wake: taskId }),
    async start() {
      const begun = begin();
      const ended = once(begun, 'exit').then(() => {
        throw new Error('The thread that works ended at its start.');
      });
      try {
        // its first message; this rejects if it fails before
        await Promise.race([once(begun, 'message'), ended]);
      } catch (error) {
        isStopped = true;
        throw error;
      }
    },
    async stop() {
      isStopped = true;
      const stopping = thread;
      if (stopping === null) return;
      const patience = new AbortController();
      const ended = once(stopping, 'exit', { signal: patience.signal });
      const late = timers.setTimeout(patienceMs, undefined, { signal: patience.signal });
      tell('stop');
      await Promise.race([ended, late]);
      patience.abort();
      await stopping.terminate();
    },
  };
};

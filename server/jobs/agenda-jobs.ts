import { promises as timers } from 'node:timers';
import { MongoBackend, MongoChangeStreamNotificationChannel } from '@agendajs/mongo-backend';
import { Agenda } from 'agenda';
import type { Db } from 'mongodb';
import type { Jobs } from '../ports/jobs.ts';
import type { Log } from '../ports/log.ts';

interface Deps {
  readonly db: Db;
  readonly log: Log;
  /** Runs of different tasks that this process works on side by side. */
  readonly concurrency?: number;
}

const collection = 'jobs';
/** A job whose process died is picked up again after this time; drains of a live process are harmless twice. */
const lockLifetimeMs = 10_000;
const sweepEveryMs = 5000;
/** How long a stop waits for work that is being handed over. */
const patienceMs = 20_000;

/** Counts work in, and tells when the last of it ended. */
const createTally = () => {
  const running = new Set<Promise<void>>();
  return {
    run(work: () => Promise<void>): Promise<void> {
      const one = work().finally(() => running.delete(one));
      running.add(one);
      return one;
    },
    async ended(): Promise<void> {
      const patience = new AbortController();
      const late = timers.setTimeout(patienceMs, undefined, { signal: patience.signal });
      await Promise.race([Promise.allSettled(running), late.catch(() => undefined)]);
      patience.abort();
    },
  };
};

/** Does the work and meanwhile renews the lock: a run of a large tenant takes longer than one lives. */
const keptAlive = async (
  job: { readonly touch: () => Promise<void> },
  work: () => Promise<void>,
): Promise<void> => {
  // one that fails loses nothing: the job is then taken for dead and started twice, which is harmless
  const renew = () => void job.touch().catch(() => undefined);
  const renewing = setInterval(renew, lockLifetimeMs / 4);
  try {
    await work();
  } finally {
    clearInterval(renewing);
  }
};

/** Does the work now and then again and again, never twice at a time. */
// Not a job of Agenda (6.2.6): one that waits in its queue while the database hangs is dropped with its lock slot kept,
// and never runs again in that process.
const repeated = (everyMs: number, work: () => Promise<void>) => {
  let busy = false;
  const once = async () => {
    if (busy) return;
    busy = true;
    await work().finally(() => {
      busy = false;
    });
  };
  const timer = setInterval(() => void once(), everyMs);
  void once();
  return { stop: () => clearInterval(timer) };
};

/**
 * Agenda on MongoDB: a change stream starts jobs within milliseconds on any process; polling is the net below it.
 * Correctness never rests on it (see ports/jobs.ts).
 */
export const createAgendaJobs = ({ db, log, concurrency = 8 }: Deps): Jobs => {
  const agenda = new Agenda({
    backend: new MongoBackend({ mongo: db, collection }),
    notificationChannel: new MongoChangeStreamNotificationChannel({ db, collection }),
    processEvery: 2000,
    defaultLockLifetime: lockLifetimeMs,
    removeOnComplete: true,
  });
  agenda.on('error', (error: Error) =>
    log.warn({ error: error.message }, 'job engine failed; it goes on by itself'),
  );
  agenda.on('fail', (error: Error) => {
    log.warn({ error: error.message }, 'job failed; the sweep looks again');
  });
  // what failed is done again by the sweep's own wake, not by keeping the job
  agenda.on('fail:drain', (_error: Error, job) => {
    job.remove().catch(() => undefined);
  });
  const tally = createTally();
  let sweeping: ReturnType<typeof repeated> | null = null;
  return {
    async wake(taskId) {
      await agenda.create('drain', { taskId }).schedule(new Date()).save();
    },
    async start({ drain, sweep }) {
      // no lockLimit: what Agenda drops while the database hangs would use it up
      agenda.define<{ taskId: string }>(
        'drain',
        (job) => tally.run(() => keptAlive(job, () => drain(job.attrs.data.taskId))),
        { concurrency },
      );
      await agenda.start();
      sweeping = repeated(sweepEveryMs, () =>
        tally.run(sweep).catch((error: unknown) => {
          const message = error instanceof Error ? error.message : String(error);
          log.warn({ error: message }, 'sweep failed; the next one looks again');
        }),
      );
    },
    async stop() {
      sweeping?.stop();
      // not agenda.drain (6.2.6): with removeOnComplete it misses the end of a job and waits until its time is over
      await agenda.stop(false);
      await tally.ended();
    },
  };
};

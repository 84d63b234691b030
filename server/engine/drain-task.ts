import { AppError, failureOf } from '../domain/errors.ts';
import type { TaskId } from '../domain/ids.ts';
import type { Run } from '../domain/run.ts';
import type { Lease, Leases } from '../ports/leases.ts';
import { executeRun, type StopReason } from './execute-run.ts';
import { type LiveDeps, liveLook } from './live-look.ts';

export interface DrainDeps extends LiveDeps {
  readonly leases: Leases;
  /** Of this process; each drain adds an id of its own. */
  readonly processId: string;
  /** Fires when the process is to stop: the runs are handed over. */
  readonly shutdown: AbortSignal;
  readonly leaseMs?: number;
  /** Waited for before another look under the same lease, so that a flood is looked at together; not at all if absent. */
  readonly rest?: () => Promise<void>;
}

/** A lost process is noticed after this time; within 30 s of its end its runs go on elsewhere. */
const defaultLeaseMs = 15_000;

/** Runs and looks under one lease. */
const maxRounds = 1000;

/**
 * Works off what a task has to do while holding its lease: unfinished runs, oldest first, then what changed in the
 * directory if it is live; returns at once if somebody else holds the lease. What comes in the very moment of the
 * release is found by the second look.
 */
export const drainTask = async (deps: DrainDeps, taskId: TaskId): Promise<void> => {
  const ttl = deps.leaseMs ?? defaultLeaseMs;
  const holder = `${deps.processId}:${deps.newId()}`;
  while (!deps.shutdown.aborted) {
    const lease = await deps.leases.acquire(taskId, holder, deps.readers.clock.now(), ttl);
    if (lease === null) return;
    try {
      // bounded, so that nothing can go round for ever under one lease; what is left is found by the sweep
      for (let goOn = true, rounds = 0; goOn && rounds < maxRounds; rounds += 1) {
        const run = await nextRun(deps, taskId);
        if (!run && rounds > 0) await deps.rest?.();
        const work = run
          ? (signal: AbortSignal) => executeRun(deps, run, lease, signal).then((lost) => !lost)
          : (signal: AbortSignal) => liveLook(deps, taskId, lease, signal);
        const done = await withHeartbeat(deps, run, lease, ttl, work);
        // handed over: whoever holds the lease next goes on with it
        if (done.stopped === 'lease-lost' || done.stopped === 'shutdown') return;
        if (run && !done.goOn) return;
        goOn = done.goOn || (await hasWork(deps, taskId));
      }
    } finally {
      await deps.leases.release(lease).catch((error: unknown) => {
        deps.log.warn({ taskId, code: failureOf(error).code }, 'lease not given back; it expires');
      });
    }
    if (!(await hasWork(deps, taskId))) return;
  }
};

const nextRun = async (deps: DrainDeps, taskId: TaskId): Promise<Run | null> =>
  (await deps.runs.unfinished(taskId))[0] ?? null;

const hasWork = async (deps: DrainDeps, taskId: TaskId): Promise<boolean> => {
  const now = deps.readers.clock.now().toISOString();
  return (
    (await nextRun(deps, taskId)) !== null || (await deps.inbox.due(taskId, now, 1)).length > 0
  );
};

/** Works while a heartbeat keeps the lease and listens for a cancel; tells why it was stopped, if it was. */
const withHeartbeat = async (
  deps: DrainDeps,
  run: Run | null,
  lease: Lease,
  ttl: number,
  work: (signal: AbortSignal) => Promise<boolean>,
): Promise<{ readonly goOn: boolean; readonly stopped: StopReason | null }> => {
  const stopping = new AbortController();
  let stopped: StopReason | null = null;
  const stop = (reason: StopReason) => {
    stopped ??= reason;
    stopping.abort(reason);
  };
  const onShutdown = () => stop('shutdown');
  deps.shutdown.addEventListener('abort', onShutdown, { once: true });
  if (deps.shutdown.aborted) onShutdown();
  let lastRenewed = deps.readers.clock.now().getTime();
  const heartbeat = setInterval(
    () => {
      beat(deps, run, lease, ttl)
        .then((reason) => {
          if (reason) stop(reason);
          lastRenewed = deps.readers.clock.now().getTime();
        })
        .catch((error: unknown) => {
          deps.log.warn({ taskId: lease.taskId, code: failureOf(error).code }, 'heartbeat failed');
          if (deps.readers.clock.now().getTime() - lastRenewed > ttl) stop('lease-lost');
        });
    },
    Math.min(1000, ttl / 5),
  );
  try {
    return { goOn: await work(stopping.signal), stopped };
  } catch (error) {
    if (stopping.signal.aborted) return { goOn: false, stopped };
    if (error instanceof AppError && error.code === 'lease-lost') {
      return { goOn: false, stopped: 'lease-lost' };
    }
    throw error;
  } finally {
    clearInterval(heartbeat);
    deps.shutdown.removeEventListener('abort', onShutdown);
  }
};

const beat = async (
  deps: DrainDeps,
  run: Run | null,
  lease: Lease,
  ttl: number,
): Promise<StopReason | null> => {
  if (!(await deps.leases.renew(lease, deps.readers.clock.now(), ttl))) return 'lease-lost';
  const present = run && (await deps.runs.get(run.tenantId, run.runId));
  return present?.cancelRequested ? 'cancelled' : null;
};

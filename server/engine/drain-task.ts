import { failureOf } from '../domain/errors.ts';
import type { TaskId } from '../domain/ids.ts';
import type { Run } from '../domain/run.ts';
import type { Lease, Leases } from '../ports/leases.ts';
import { executeRun, type StopReason } from './execute-run.ts';
import type { RunDeps } from './reconcile.ts';

export interface DrainDeps extends RunDeps {
  readonly leases: Leases;
  /** Of this process; each drain adds an id of its own. */
  readonly processId: string;
  /** Fires when the process is to stop: the runs are handed over. */
  readonly shutdown: AbortSignal;
  readonly leaseMs?: number;
}

/** A lost process is noticed after this time; within 30 s of its end its runs go on elsewhere. */
const defaultLeaseMs = 15_000;

/**
 * Works off the unfinished runs of a task, oldest first, while holding the task's lease; returns at once if somebody
 * else holds it. A run queued in the very moment of the release is found by the second look.
 */
export const drainTask = async (deps: DrainDeps, taskId: TaskId): Promise<void> => {
  const ttl = deps.leaseMs ?? defaultLeaseMs;
  const holder = `${deps.processId}:${deps.newId()}`;
  while (!deps.shutdown.aborted) {
    const lease = await deps.leases.acquire(taskId, holder, deps.readers.clock.now(), ttl);
    if (lease === null) return;
    try {
      for (let run = await nextRun(deps, taskId); run !== null; run = await nextRun(deps, taskId)) {
        const stopped = await executeWithLease(deps, run, lease, ttl);
        // handed over: whoever holds the lease next goes on with it
        if (stopped === 'lease-lost' || stopped === 'shutdown') return;
      }
    } finally {
      await deps.leases.release(lease).catch((error: unknown) => {
        deps.log.warn({ taskId, code: failureOf(error).code }, 'lease not given back; it expires');
      });
    }
    if ((await nextRun(deps, taskId)) === null) return;
  }
};

const nextRun = async (deps: DrainDeps, taskId: TaskId): Promise<Run | null> =>
  (await deps.runs.unfinished(taskId))[0] ?? null;

/** Runs while a heartbeat keeps the lease and listens for a cancel; tells why it was stopped, if it was. */
const executeWithLease = async (
  deps: DrainDeps,
  run: Run,
  lease: Lease,
  ttl: number,
): Promise<StopReason | null> => {
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
          deps.log.warn({ runId: run.runId, code: failureOf(error).code }, 'heartbeat failed');
          if (deps.readers.clock.now().getTime() - lastRenewed > ttl) stop('lease-lost');
        });
    },
    Math.min(1000, ttl / 5),
  );
  try {
    const lost = await executeRun(deps, run, lease, stopping.signal);
    return lost ? 'lease-lost' : stopped;
  } finally {
    clearInterval(heartbeat);
    deps.shutdown.removeEventListener('abort', onShutdown);
  }
};

const beat = async (
  deps: DrainDeps,
  run: Run,
  lease: Lease,
  ttl: number,
): Promise<StopReason | null> => {
  if (!(await deps.leases.renew(lease, deps.readers.clock.now(), ttl))) return 'lease-lost';
  const present = await deps.runs.get(run.tenantId, run.runId);
  return present?.cancelRequested ? 'cancelled' : null;
};

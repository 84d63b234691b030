import { AppError, failureOf } from '../domain/errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { Lease, Leases } from '../ports/leases.ts';
import type { Log } from '../ports/log.ts';

interface Deps {
  readonly leases: Pick<Leases, 'renew'>;
  readonly clock: Clock;
  readonly log: Log;
}

export interface HeldLease {
  readonly lease: Lease;
  readonly ttlMs: number;
  /** Ends the work from outside. */
  readonly stop?: AbortSignal;
  /** Asked with each renewal; whatever it answers but null ends the work, and is the signal's reason. */
  readonly listen?: () => Promise<unknown>;
}

const longestBeatMs = 1000;

/**
 * Works while a heartbeat renews the lease. The work's signal fires with AppError `lease-lost` once somebody else holds it
 * or it could not be renewed for as long as it lives, and with the reason of `stop` or `listen`.
 */
export const keepLease = async <Result>(
  deps: Deps,
  { lease, ttlMs, stop, listen }: HeldLease,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> => {
  const ending = new AbortController();
  const now = () => deps.clock.now().getTime();
  let renewedAt = now();
  let isBeating = false;

  const beat = async (): Promise<void> => {
    const at = deps.clock.now();
    try {
      if (!(await deps.leases.renew(lease, at, ttlMs))) return ending.abort(lost(lease));
      renewedAt = at.getTime();
      const reason = (await listen?.()) ?? null;
      if (reason !== null) ending.abort(reason);
    } catch (error) {
      deps.log.warn({ taskId: lease.taskId, code: failureOf(error).code }, 'lease not renewed');
    }
  };

  const heartbeat = setInterval(
    () => {
      // a renewal that hangs must not hide that the lease ran out
      if (now() - renewedAt > ttlMs) ending.abort(lost(lease));
      if (isBeating) return;
      isBeating = true;
      void beat().finally(() => {
        isBeating = false;
      });
    },
    Math.min(longestBeatMs, ttlMs / 5),
  );
  // not AbortSignal.any: `stop` lives as long as the process, and would remember every lease
  const onStop = () => ending.abort(stop?.reason);
  stop?.addEventListener('abort', onStop, { once: true });
  if (stop?.aborted) onStop();
  try {
    return await work(ending.signal);
  } finally {
    clearInterval(heartbeat);
    stop?.removeEventListener('abort', onStop);
  }
};

const lost = ({ taskId }: Lease): AppError =>
  new AppError('lease-lost', `Another process works on ${taskId} by now.`);

import { AppError, failureOf } from '../domain/errors.ts';
import { activeStates, type Run } from '../domain/run.ts';
import type { Lease } from '../ports/leases.ts';
import { type RunDeps, reconcile, stopAtOnce } from './reconcile.ts';

/** Why a run is told to stop before its end: the abort reason of its signal. */
export type StopReason = 'cancelled' | 'lease-lost' | 'shutdown';

/**
 * One execution: read -> plan -> judge -> apply -> record. Used by every kind of run and trigger. It ends the run in
 * `done`, `held`, `failed` or `cancelled`; if the lease or the database is lost, or the process stops, it leaves the
 * run as it is, and whoever holds the lease next goes on; true = handed over like that.
 */
export const executeRun = async (
  deps: RunDeps,
  queued: Run,
  lease: Lease,
  signal: AbortSignal,
): Promise<boolean> => {
  const now = () => deps.readers.clock.now();
  const started = await deps.runs.update(queued.runId, activeStates, {
    state: 'reading',
    startedAt: queued.startedAt ?? now().toISOString(),
  });
  if (started === null) return false;
  const facts = { taskId: started.taskId, runId: started.runId };
  deps.log.info({ ...facts, kind: started.kind, trigger: started.trigger }, 'run started');
  try {
    const run = started.cancelRequested ? await stopAtOnce() : started;
    await reconcile(deps, run, lease, signal);
  } catch (error) {
    if (isHandedOver(error, signal)) {
      deps.log.warn({ ...facts, reason: signal.reason ?? 'lease-lost' }, 'run handed over');
      return true;
    }
    await endAfterError(deps, started, error, signal);
  }
  const ended = await deps.runs.get(started.tenantId, started.runId);
  deps.log.info(
    { ...facts, state: ended?.state, counts: ended?.counts, graph: ended?.graph },
    'run ended',
  );
  return false;
};

/** Whether the run was left for somebody else: the lease is lost, or the process stops. */
const isHandedOver = (error: unknown, signal: AbortSignal): boolean =>
  signal.reason === 'lease-lost' ||
  signal.reason === 'shutdown' ||
  (error instanceof AppError && error.code === 'lease-lost');

const endAfterError = async (
  deps: RunDeps,
  run: Run,
  error: unknown,
  signal: AbortSignal,
): Promise<void> => {
  const facts = { taskId: run.taskId, runId: run.runId };
  const code = error instanceof AppError ? error.code : null;
  if (code === 'database-unavailable') throw error;
  const cancelled = signal.reason === 'cancelled' || code === 'run-cancelled';
  if (!cancelled && code === null)
    deps.log.error({ ...facts, err: error }, 'run failed unexpectedly');
  const failure = cancelled
    ? ({
        code: 'run-cancelled',
        message: 'The run was cancelled; what was not applied yet was left as it is.',
      } as const)
    : failureOf(error);
  if (!cancelled)
    deps.log.warn({ ...facts, code: failure.code, upstream: failure.upstream }, 'run failed');
  await deps.runs.update(run.runId, activeStates, {
    state: cancelled ? 'cancelled' : 'failed',
    success: false,
    error: failure,
    finishedAt: deps.readers.clock.now().toISOString(),
  });
};

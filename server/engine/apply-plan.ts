import { AppError } from '../domain/errors.ts';
import type { Plan } from '../domain/plan.ts';
import type { Run } from '../domain/run.ts';
import type { Lease } from '../ports/leases.ts';
import type { PlanRow, PlanStore } from '../ports/stores.ts';
import type { Target } from '../ports/target.ts';

interface Deps {
  readonly target: Pick<Target, 'apply'>;
  readonly plans: Pick<PlanStore, 'markRows'>;
}

export interface ApplyResult {
  readonly applied: number;
  readonly failed: number;
  /** People (or addresses of users who stand for nobody) whose user was changed by somebody else meanwhile. */
  readonly moved: readonly string[];
}

/** Rows written in one transaction: large enough to be fast, small enough to be cancelled and retried. */
const batchSize = 500;

/**
 * Writes the given rows of a plan in order, batch by batch; each batch proves the lease and is whole or not there.
 * Stops between batches when the signal fires. A user who moved meanwhile fails alone.
 */
export const applyRows = async (
  deps: Deps,
  run: Pick<Run, 'runId' | 'taskId' | 'tenantId'>,
  plan: Pick<Plan, 'planId'>,
  lease: Lease,
  rows: readonly PlanRow[],
  approved: boolean,
  now: () => Date,
  signal: AbortSignal,
  onBatch: (result: ApplyResult) => Promise<void>,
): Promise<ApplyResult> => {
  let applied = 0;
  let failed = 0;
  const moved: string[] = [];
  for (let start = 0; start < rows.length; start += batchSize) {
    signal.throwIfAborted();
    const batch = rows.slice(start, start + batchSize);
    const results = await deps.target.apply({
      tenantId: run.tenantId,
      taskId: run.taskId,
      planId: plan.planId,
      runId: run.runId,
      lease,
      rows: batch,
      at: now(),
      approved,
    });
    if (results.length !== batch.length) {
      throw new AppError(
        'internal',
        `The target answered ${results.length} of ${batch.length} rows.`,
      );
    }
    const late = new Set(results.flatMap(({ seq, result }) => (result === 'moved' ? [seq] : [])));
    failed += late.size;
    applied += results.length - late.size;
    for (const { seq, change } of batch) {
      const who = change.objectId ?? change.email;
      if (late.has(seq) && who !== null) moved.push(who);
    }
    await onBatch({ applied, failed, moved });
  }
  return { applied, failed, moved };
};

/** Records on the plan's rows that a safeguard held them. */
export const markHeld = async (
  deps: Pick<Deps, 'plans'>,
  plan: Pick<Plan, 'planId'>,
  rows: readonly PlanRow[],
): Promise<void> => {
  for (let start = 0; start < rows.length; start += 1000) {
    await deps.plans.markRows(
      plan.planId,
      rows.slice(start, start + 1000).map(({ seq }) => ({ seq, result: 'held', error: null })),
    );
  }
};

import type { Actor } from '../domain/actor.ts';
import { AppError } from '../domain/errors.ts';
import type { PlanId, RunId } from '../domain/ids.ts';
import { activeStates, isActive, type Run } from '../domain/run.ts';
import type { NewId } from '../ports/clock.ts';
import type { Jobs } from '../ports/jobs.ts';
import type { PlanStore, RunStore, TaskStore } from '../ports/stores.ts';
import { planStale } from './choose-rows.ts';
import { comparePlans } from './compare-plans.ts';
import { findTask, requireScope } from './find-task.ts';
import { configDigestOf, makePlan, type PlanReaders } from './make-plan.ts';
import { newRun } from './new-run.ts';
import { readChanges } from './stored-plan.ts';
import type { RunTask } from './use-cases.ts';

interface Deps {
  readonly readers: PlanReaders;
  readonly tasks: Pick<TaskStore, 'get'>;
  readonly plans: PlanStore;
  readonly runs: RunStore;
  readonly jobs: Pick<Jobs, 'wake'>;
  readonly newId: NewId;
  /** How long apply and approve wait for the directory to be read again before they answer 202. */
  readonly patienceMs?: number;
}

const pollMs = 100;
const watchMs = 300;

/** Runs: start, history, log, progress, cancel, approval. */
export const createRunTask = (deps: Deps): RunTask => ({
  async start(actor, taskId, input) {
    const task = await findTask(deps.tasks, actor, taskId);
    requireScope(task);
    const users = input.users ?? null;
    if (users === null) {
      // one that has not begun yet sees everything this one would see
      const waiting = await deps.runs.unfinished(taskId);
      const same = waiting.find(
        (run) =>
          run.state === 'queued' &&
          run.kind === input.kind &&
          run.users === null &&
          run.chosenPlanId === null &&
          run.trigger === 'hand',
      );
      if (same) return same;
    }
    const run = newRun(deps.newId(), task, deps.readers.clock.now(), {
      kind: users === null ? input.kind : 'on-demand',
      trigger: 'hand',
      users,
      actor,
    });
    return enqueue(deps, run);
  },

  applyPlan: (actor, planId) => applyPlan(deps, actor, planId),

  async list(actor, taskId, page) {
    await findTask(deps.tasks, actor, taskId);
    return deps.runs.list(actor.tenantId, taskId, page);
  },

  get: (actor, runId) => findRun(deps, actor, runId),

  async changes(actor, runId, query) {
    const { planId } = await findRun(deps, actor, runId);
    if (planId === null) return { rows: [], nextAfter: null, total: 0 };
    return deps.plans.page(actor.tenantId, planId, query);
  },

  async export(actor, runId, query) {
    const run = await findRun(deps, actor, runId);
    const rows =
      run.planId === null ? noRows() : deps.plans.stream(actor.tenantId, run.planId, query);
    return { run, rows };
  },

  watch: (actor, runId, signal) => watch(deps, actor, runId, signal),

  async cancel(actor, runId) {
    const run = await findRun(deps, actor, runId);
    const finishedAt = deps.readers.clock.now().toISOString();
    const ended = {
      state: 'cancelled',
      success: false,
      finishedAt,
      cancelRequested: true,
      error: { code: 'run-cancelled', message: `The run was cancelled by ${actor.name}.` },
    } as const;
    // what nobody works on ends at once; a running one is told and ends between two batches
    const cancelled =
      (await deps.runs.update(runId, ['queued', 'held'], ended)) ??
      (await deps.runs.update(runId, activeStates, { cancelRequested: true }));
    if (cancelled === null) {
      throw new AppError(
        'run-finished',
        `The run has ended already (${run.state}); there is nothing to cancel.`,
      );
    }
    return cancelled;
  },

  approve: (actor, runId, fingerprint) => approve(deps, actor, runId, fingerprint),
});

const findRun = async (deps: Deps, actor: Actor, runId: RunId): Promise<Run> => {
  const run = await deps.runs.get(actor.tenantId, runId);
  if (run === null) throw new AppError('not-found', `There is no run ${runId}.`);
  return run;
};

const enqueue = async (deps: Deps, run: Run): Promise<Run> => {
  await deps.runs.insert(run);
  await deps.jobs.wake(run.taskId);
  return run;
};

async function* noRows(): AsyncIterable<never> {}

const applyPlan = async (deps: Deps, actor: Actor, planId: PlanId): Promise<Run> => {
  const plan = await deps.plans.get(actor.tenantId, planId);
  if (plan === null) throw new AppError('not-found', `There is no plan ${planId}.`);
  const task = await findTask(deps.tasks, actor, plan.taskId);
  requireScope(task);
  if (plan.draft) {
    throw planStale('It was made with a configuration that is not saved.', planId, null);
  }
  const { rows } = await deps.plans.rows(actor.tenantId, planId, { limit: 1, result: 'applied' });
  if (rows.length > 0) {
    throw new AppError(
      'plan-applied',
      `The plan ${planId} was applied already. Test again for a new one.`,
    );
  }
  const waiting = await deps.runs.unfinished(plan.taskId);
  const same = waiting.find((run) => run.chosenPlanId === planId);
  if (same) return same;
  if (configDigestOf(deps.readers.digest, task) !== plan.configDigest) {
    const fresh = await makePlan(deps.readers, task, { users: plan.users, actor });
    const difference = comparePlans(await readChanges(deps.plans, plan), fresh.content.changes);
    throw planStale('The configuration was changed since.', planId, difference);
  }
  const run = newRun(deps.newId(), task, deps.readers.clock.now(), {
    kind: 'on-demand',
    trigger: 'hand',
    users: plan.users,
    actor,
    chosenPlanId: planId,
    expectedFingerprint: plan.fingerprint,
  });
  await enqueue(deps, run);
  return settled(deps, run);
};

const approve = async (
  deps: Deps,
  actor: Actor,
  runId: RunId,
  fingerprint: string,
): Promise<Run> => {
  const run = await findRun(deps, actor, runId);
  const plan = run.planId === null ? null : await deps.plans.get(actor.tenantId, run.planId);
  if (run.state !== 'held' || plan === null) {
    throw new AppError('run-not-held', `The run is ${run.state}; only a held run can be approved.`);
  }
  if (plan.fingerprint !== fingerprint) {
    throw planStale('The fingerprint is that of another plan.', plan.planId, null);
  }
  if (!plan.refusals.some((refusal) => refusal.approvable)) {
    const [refusal] = plan.refusals;
    throw new AppError(
      refusal?.code === 'last-admin' ? 'last-admin' : 'run-not-held',
      refusal?.message ?? 'Nothing of this run can be approved.',
    );
  }
  const approved = await deps.runs.update(runId, ['held'], {
    state: 'queued',
    approvedFingerprint: fingerprint,
    actor: { objectId: actor.objectId, name: actor.name, email: actor.email },
    success: null,
    finishedAt: null,
  });
  if (approved === null) throw new AppError('run-not-held', 'The run is no longer held.');
  await deps.jobs.wake(run.taskId);
  return settled(deps, approved);
};

/** Waits (patiently, not for ever) until a chosen plan proved to be still right, so that a stale one is refused here. */
const settled = async (deps: Deps, run: Run): Promise<Run> => {
  const until = Date.now() + (deps.patienceMs ?? 10_000);
  let present: Run = run;
  while (isUndecided(present) && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, pollMs));
    present = (await deps.runs.get(run.tenantId, run.runId)) ?? present;
  }
  if (present.state === 'failed' && present.error?.code === 'plan-stale') {
    throw new AppError(
      'plan-stale',
      present.error.message,
      present.error.facts ? { facts: { ...present.error.facts, runId: run.runId } } : {},
    );
  }
  return present;
};

const isUndecided = (run: Run): boolean => isActive(run.state) && run.state !== 'applying';

async function* watch(
  deps: Deps,
  actor: Actor,
  runId: RunId,
  signal: AbortSignal,
): AsyncIterable<Run> {
  let shown = '';
  while (!signal.aborted) {
    const run = await findRun(deps, actor, runId);
    const text = JSON.stringify(run);
    if (text !== shown) {
      shown = text;
      yield run;
    }
    if (!isActive(run.state)) return;
    await new Promise((resolve) => setTimeout(resolve, watchMs));
  }
}

import { AppError, type Failure, failureOf } from '../domain/errors.ts';
import type { Plan } from '../domain/plan.ts';
import { activeStates, type Run, type RunState } from '../domain/run.ts';
import type { Task } from '../domain/task.ts';
import { counted } from '../domain/wording.ts';
import type { NewId } from '../ports/clock.ts';
import type { ReadProgress } from '../ports/directory.ts';
import type { Lease } from '../ports/leases.ts';
import type { Log } from '../ports/log.ts';
import type { PlanStore, RunStore, TaskStore } from '../ports/stores.ts';
import type { Target } from '../ports/target.ts';
import { applyRows, markHeld } from './apply-plan.ts';
import { choosePlan } from './choose-plan.ts';
import type { ChosenRows } from './choose-rows.ts';
import { requireScope } from './find-task.ts';
import { queueFollowUp } from './follow-up-run.ts';
import type { MadePlan } from './make-plan.ts';
import {
  type PrepareDeps,
  type Prepared,
  prepareFull,
  prepareIncremental,
} from './prepare-plan.ts';

export interface RunDeps extends PrepareDeps {
  readonly tasks: Pick<TaskStore, 'get' | 'markFirstSynced'>;
  readonly plans: PlanStore;
  readonly runs: RunStore;
  readonly target: Pick<Target, 'apply'>;
  readonly newId: NewId;
  readonly log: Log;
}

/** The error of a run that somebody cancelled. */
export const stopAtOnce = (): Promise<never> =>
  Promise.reject(new AppError('run-cancelled', 'The run was cancelled.'));

/**
 * Read -> plan -> judge -> apply -> record, for every kind of run and trigger. Ends the run as `done` or `held`; whatever
 * else happens is thrown. An incremental run reads what changed; where that cannot be told it reads everything.
 */
export const reconcile = async (
  deps: RunDeps,
  run: Run,
  lease: Lease,
  signal: AbortSignal,
): Promise<void> => {
  const task = await deps.tasks.get(run.tenantId, run.taskId);
  if (task === null) throw new AppError('not-found', 'The task was deleted.');
  requireScope(task);
  await applyPrepared(deps, run, task, await prepare(deps, run, task, signal), lease, signal);
};

const prepare = async (
  deps: RunDeps,
  run: Run,
  task: Task,
  signal: AbortSignal,
): Promise<Prepared> => {
  const request = {
    users: run.users,
    actor: run.actor,
    signal,
    onProgress: throttledProgress(deps, run),
    onRead: () => setState(deps, run, 'planning'),
  };
  if (run.kind === 'incremental' && task.liveSync.enabled && (await isOfMirror(deps, run))) {
    const prepared = await prepareIncremental(deps, task, request);
    if ('made' in prepared) return prepared;
    deps.log.info(
      { taskId: run.taskId, runId: run.runId, why: prepared.readInFull },
      'reads in full',
    );
  }
  return prepareFull(deps, task, request);
};

/**
 * Whether what is affected tells all that is to be compared with: also of an interrupted run, as nobody was struck off before
 * his rows were dealt with. Rows that were held are not affected any more once that was settled.
 */
const isOfMirror = async (deps: RunDeps, run: Run): Promise<boolean> => {
  if (run.planId === null) return true;
  if (run.chosenPlanId !== null || run.approvedFingerprint !== null) return false;
  const plan = await deps.plans.get(run.tenantId, run.planId);
  return plan?.refusals.length === 0;
};

/** Stores the plan, applies what is free of it, and records how the run ended. */
export const applyPrepared = async (
  deps: RunDeps,
  run: Run,
  task: Task,
  prepared: Prepared,
  lease: Lease,
  signal: AbortSignal,
): Promise<void> => {
  const { made } = prepared;
  const chosen = await choosePlan(deps, run, task, made);
  await setState(deps, run, 'applying', {
    planId: chosen.plan.planId,
    graph: made.graph,
    counts: { ...chosen.plan.counts, applied: chosen.applied, failed: 0, held: 0, drift: 0 },
    progress: progressOf(made, chosen, 0),
  });
  await markHeld(deps, chosen.plan, chosen.held);
  if (made.content.problem?.code === 'all-groups-empty') {
    // it was read completely: the live path goes on from there
    if (chosen.whole) await prepared.settle({ held: true, applied: 0, again: new Set() });
    throw new AppError(
      'all-groups-empty',
      made.content.refusals[0]?.message ?? 'All groups are empty.',
    );
  }
  await applyChosen(deps, run, task, prepared, chosen, lease, signal);
};

const progressOf = (made: MadePlan, chosen: ChosenRows, done: number): Run['progress'] => ({
  groupsRead: made.input.snapshot.groups.size,
  groupsTotal: made.input.snapshot.groups.size,
  membersRead: made.input.snapshot.people.size,
  changesDone: chosen.applied + done,
  changesTotal: chosen.applied + chosen.free.length,
});

const applyChosen = async (
  deps: RunDeps,
  run: Run,
  task: Task,
  prepared: Prepared,
  chosen: ChosenRows,
  lease: Lease,
  signal: AbortSignal,
): Promise<void> => {
  const { plan, free, held } = chosen;
  const { made } = prepared;
  const { clock } = deps.readers;
  const counts = (applied: number, failed: number, drift: number) => ({
    ...plan.counts,
    applied: chosen.applied + applied,
    failed,
    held: held.length,
    drift,
  });
  if (free.length > 0) await prepared.begin();
  const result = await applyRows(
    deps,
    run,
    plan,
    lease,
    free,
    run.approvedFingerprint === plan.fingerprint,
    () => clock.now(),
    signal,
    async ({ applied, failed }) => {
      await deps.runs.update(run.runId, ['applying'], {
        counts: counts(applied, failed, 0),
        progress: progressOf(made, chosen, applied + failed),
      });
    },
  );
  const isHeld = held.length > 0;
  const errors = made.content.changes.filter((change) => change.error !== null);
  // a stored plan may say less than the directory does by now: then nothing is remembered as dealt with
  const { drift } = chosen.whole
    ? await prepared.settle({
        held: isHeld,
        applied: chosen.applied + result.applied,
        again: new Set([...result.moved, ...errors.flatMap((change) => change.objectId ?? [])]),
      })
    : { drift: 0 };
  if (!isHeld && chosen.whole && chosen.applied + result.applied > 0)
    await queueFollowUp({ ...deps, clock }, run, task, made.content.changes);
  const error = failureOfPlan(made, plan, result.failed);
  await deps.runs.update(run.runId, ['applying'], {
    state: isHeld ? 'held' : 'done',
    success: !isHeld && error === null,
    error,
    counts: counts(result.applied, result.failed, drift),
    finishedAt: clock.now().toISOString(),
  });
};

/** A run is a success only if everybody got what the plan said. */
const failureOfPlan = (made: MadePlan, plan: Plan, moved: number): Failure | null => {
  if (made.content.problem) return made.content.problem;
  if (plan.counts.error > 0) {
    const first = made.content.changes.find((change) => change.error !== null)?.error;
    return {
      code: first?.code ?? 'internal',
      message:
        `${counted(plan.counts.error, 'user')} could not be synchronised; each row has its reason. ${first?.message ?? ''}`.trim(),
    };
  }
  return moved === 0
    ? null
    : {
        code: 'user-moved',
        message: `${counted(moved, 'user')} changed by somebody else while the run went on; nothing of that was overwritten. The next run looks again.`,
      };
};

const setState = async (
  deps: RunDeps,
  run: Run,
  state: RunState,
  fields: Parameters<RunStore['update']>[2] = {},
): Promise<void> => {
  const updated = await deps.runs.update(run.runId, activeStates, { ...fields, state });
  if (updated === null || updated.cancelRequested) await stopAtOnce();
};

/** Progress is written at most twice a second; losing one of these updates loses nothing. */
const throttledProgress = (deps: RunDeps, run: Run): ((progress: ReadProgress) => void) => {
  let last = 0;
  return ({ groupsRead, groupsTotal, membersRead }) => {
    const now = deps.readers.clock.now().getTime();
    if (now - last < 500) return;
    last = now;
    const progress = { ...run.progress, groupsRead, groupsTotal, membersRead };
    deps.runs.update(run.runId, ['reading'], { progress }).catch((error: unknown) => {
      deps.log.warn({ runId: run.runId, code: failureOf(error).code }, 'progress not recorded');
    });
  };
};

import { AppError } from '../domain/errors.ts';
import type { Run } from '../domain/run.ts';
import type { Task } from '../domain/task.ts';
import type { Clock, NewId } from '../ports/clock.ts';
import type { PlanRow, PlanStore } from '../ports/stores.ts';
import { type ChosenRows, chooseRows } from './choose-rows.ts';
import type { MadePlan } from './make-plan.ts';
import { storedPlan } from './stored-plan.ts';

interface Deps {
  readonly plans: PlanStore;
  readonly newId: NewId;
  readonly readers: { readonly clock: Clock };
}

/** The rows to apply: of a plan made now, or of the plan that was chosen, approved or interrupted. */
export const choosePlan = async (
  deps: Deps,
  run: Run,
  task: Task,
  made: MadePlan,
): Promise<ChosenRows> => {
  const planId = run.planId ?? run.chosenPlanId;
  let applied = run.planId === null ? 0 : run.counts.applied;
  if (planId !== null) {
    const plan = await deps.plans.get(run.tenantId, planId);
    if (plan === null) throw new AppError('not-found', `The plan ${planId} is not there any more.`);
    const rows: PlanRow[] = [];
    for await (const row of deps.plans.stream(run.tenantId, planId, {})) rows.push(row);
    const chosen = chooseRows(run, plan, rows, made);
    if (chosen !== null) {
      await deps.plans.keep(planId);
      return chosen;
    }
    // the count is written after the rows, and may be behind
    applied = Math.max(applied, rows.filter(({ result }) => result === 'applied').length);
  }
  const plan = storedPlan(deps.newId(), task, made, {
    createdAt: deps.readers.clock.now().toISOString(),
    draft: false,
    users: run.users,
  });
  await deps.plans.insert(plan, made.content.changes, null);
  const rows = made.content.changes.map((change, seq) => ({
    seq,
    change,
    result: null,
    resultError: null,
  }));
  const writing = rows.filter((row) => row.change.write !== null);
  return {
    plan,
    applied,
    free: writing.filter((row) => row.change.heldBy.length === 0),
    held: writing.filter((row) => row.change.heldBy.length > 0),
    whole: true,
  };
};

import { effectsOf } from '../domain/effects.ts';
import type { PlanId } from '../domain/ids.ts';
import type { Change, Plan } from '../domain/plan.ts';
import type { Task } from '../domain/task.ts';
import type { PlanStore } from '../ports/stores.ts';
import type { MadePlan } from './make-plan.ts';

/** A made plan in the form it is stored and shown in. */
export const storedPlan = (
  planId: PlanId,
  task: Pick<Task, 'taskId' | 'tenantId'>,
  made: MadePlan,
  facts: Pick<Plan, 'createdAt' | 'draft' | 'users'>,
): Plan => ({
  planId,
  taskId: task.taskId,
  tenantId: task.tenantId,
  fingerprint: made.fingerprint,
  configDigest: made.configDigest,
  createdAt: facts.createdAt,
  readAt: made.readAt,
  counts: made.content.counts,
  warnings: made.content.warnings,
  refusals: made.content.refusals,
  effects: effectsOf(made.content.changes),
  problem: made.content.problem,
  draft: facts.draft,
  users: facts.users,
  graph: made.graph,
});

/** All rows of a stored plan. */
export const readChanges = async (
  plans: Pick<PlanStore, 'stream'>,
  plan: Pick<Plan, 'tenantId' | 'planId'>,
): Promise<readonly Change[]> => {
  const changes: Change[] = [];
  for await (const row of plans.stream(plan.tenantId, plan.planId, {})) changes.push(row.change);
  return changes;
};

import type { Task, TaskConfiguration } from '../domain/task.ts';
import { requireScope } from './find-task.ts';
import { type MadePlan, makePlan, type PlanReaders, type PlanRequest } from './make-plan.ts';

/**
 * Test (dry run): read -> plan -> judge. Its dependencies are readers only, so it cannot write; what becomes of the
 * plan (it is stored and shown) is the caller's business.
 */
export const testTask = (
  readers: PlanReaders,
  task: Task,
  request: PlanRequest & { readonly config?: TaskConfiguration } = {},
): Promise<MadePlan> => {
  requireScope(request.config ?? task);
  return makePlan(readers, task, request);
};

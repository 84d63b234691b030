import { changePageView, changeQuery, exportQuery, planParams } from '../contract/change.ts';
import { newPlanInput, planView } from '../contract/plan.ts';
import { runView } from '../contract/run.ts';
import { taskParams } from '../contract/task.ts';
import type { RunTask, TestTask } from '../engine/use-cases.ts';
import type { ReadOptions } from '../ports/read-options.ts';
import { accepted, created, ok } from './answer.ts';
import { changePage } from './change-page.ts';
import { finding, reading } from './error-groups.ts';
import { exported, sendExport } from './export.ts';
import { planEvents, sendPlanEvents } from './plan-events.ts';
import { noInput, type Route, route } from './route.ts';
import { viewPlan, viewRun } from './views.ts';

/** Test (dry run), its plan, and applying exactly that plan. */
export const createPlanRoutes = (
  plans: TestTask,
  applyPlan: RunTask['applyPlan'],
  heartbeatMs: number,
): readonly Route[] => [
  route('POST /api/tasks/{taskId}/plans', {
    ...noInput,
    id: 'createPlan',
    summary: 'Test: what a run would do, with the saved or with a draft configuration',
    params: taskParams,
    body: newPlanInput,
    answer: created('The plan', planView),
    stream: planEvents,
    errors: [...reading, 'invalid-actions', 'task-incomplete', 'domain-taken', 'group-unreadable'],
    handle: async ({ actor, params, body, signal, streams, response }) => {
      const make = (reading: ReadOptions) => plans.create(actor, params.taskId, body, reading);
      if (streams) return sendPlanEvents(response, make, { signal, heartbeatMs });
      const plan = await make({ signal });
      return { body: viewPlan(plan), location: `/api/plans/${plan.planId}` };
    },
  }),
  route('GET /api/plans/{planId}', {
    ...noInput,
    id: 'getPlan',
    summary: 'One plan, without its rows',
    params: planParams,
    answer: ok('The plan', planView),
    errors: finding,
    handle: async ({ actor, params }) => ({
      body: viewPlan(await plans.get(actor, params.planId)),
    }),
  }),
  route('GET /api/plans/{planId}/changes', {
    ...noInput,
    id: 'listPlanChanges',
    summary: 'The rows of a plan',
    params: planParams,
    query: changeQuery,
    answer: ok('One page of rows', changePageView),
    errors: finding,
    handle: ({ actor, params, query }) =>
      changePage((rows) => plans.changes(actor, params.planId, rows), query),
  }),
  route('GET /api/plans/{planId}/export', {
    ...noInput,
    id: 'exportPlan',
    summary: 'All rows of a plan that match, as a file',
    params: planParams,
    query: exportQuery,
    answer: exported,
    errors: finding,
    handle: async ({ actor, params, query: { format, ...filter }, response }) => {
      const { plan, rows } = await plans.export(actor, params.planId, filter);
      return sendExport(response, {
        format,
        name: `plan-${plan.planId}`,
        head: { plan: viewPlan(plan) },
        rows,
      });
    },
  }),
  route('POST /api/plans/{planId}/apply', {
    ...noInput,
    id: 'applyPlan',
    summary: 'Apply exactly this plan',
    params: planParams,
    answer: accepted('The run that applies it; held if safeguards refuse', runView),
    errors: [...finding, 'plan-stale', 'plan-applied', 'task-incomplete'],
    handle: async ({ actor, params }) => {
      const run = await applyPlan(actor, params.planId);
      return { body: viewRun(run), location: `/api/runs/${run.runId}` };
    },
  }),
];

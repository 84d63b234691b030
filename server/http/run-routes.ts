import { changePageView, changeQuery, exportQuery, runParams } from '../contract/change.ts';
import { approveInput, newRunInput, runPageView, runQuery, runView } from '../contract/run.ts';
import { taskParams } from '../contract/task.ts';
import type { RunTask } from '../engine/use-cases.ts';
import { accepted, ok } from './answer.ts';
import { changePage } from './change-page.ts';
import { finding } from './error-groups.ts';
import { exported, sendExport } from './export.ts';
import { noInput, type Route, route } from './route.ts';
import { runEvents, sendRunEvents } from './run-events.ts';
import { viewRun } from './views.ts';

/** Runs: now, history, log, progress, cancel, approval. */
export const createRunRoutes = (runs: RunTask, heartbeatMs: number): readonly Route[] => [
  route('POST /api/tasks/{taskId}/runs', {
    ...noInput,
    id: 'startRun',
    summary: 'Run now',
    params: taskParams,
    body: newRunInput,
    answer: accepted('The run', runView),
    errors: [...finding, 'task-incomplete', 'access-not-tested'],
    handle: async ({ actor, params, body }) => {
      const run = await runs.start(actor, params.taskId, body);
      return { body: viewRun(run), location: `/api/runs/${run.runId}` };
    },
  }),
  route('GET /api/tasks/{taskId}/runs', {
    ...noInput,
    id: 'listRuns',
    summary: 'The runs of a task, newest first',
    params: taskParams,
    query: runQuery,
    answer: ok('One page of runs', runPageView),
    errors: finding,
    handle: async ({ actor, params, query }) => {
      const page = await runs.list(actor, params.taskId, query);
      return { body: { items: page.runs.map(viewRun), nextCursor: page.nextCursor } };
    },
  }),
  route('GET /api/runs/{runId}', {
    ...noInput,
    id: 'getRun',
    summary: 'One run',
    params: runParams,
    answer: ok('The run', runView),
    errors: finding,
    handle: async ({ actor, params }) => ({ body: viewRun(await runs.get(actor, params.runId)) }),
  }),
  route('GET /api/runs/{runId}/changes', {
    ...noInput,
    id: 'listRunChanges',
    summary: 'The rows of a run, with what came of each',
    params: runParams,
    query: changeQuery,
    answer: ok('One page of rows', changePageView),
    errors: finding,
    handle: ({ actor, params, query }) =>
      changePage((rows) => runs.changes(actor, params.runId, rows), query),
  }),
  route('GET /api/runs/{runId}/export', {
    ...noInput,
    id: 'exportRun',
    summary: 'All rows of a run that match, as a file',
    params: runParams,
    query: exportQuery,
    answer: exported,
    errors: finding,
    handle: async ({ actor, params, query: { format, ...filter }, response }) => {
      const { run, rows } = await runs.export(actor, params.runId, filter);
      return sendExport(response, {
        format,
        name: `run-${run.runId}`,
        head: { run: viewRun(run) },
        rows,
      });
    },
  }),
  route('GET /api/runs/{runId}/events', {
    ...noInput,
    id: 'watchRun',
    summary: 'Server-sent events: `run` with the run each time it changes, then `end`',
    params: runParams,
    answer: runEvents,
    errors: finding,
    handle: ({ actor, params, signal, response }) =>
      sendRunEvents(response, runs.watch(actor, params.runId, signal), { signal, heartbeatMs }),
  }),
  route('POST /api/runs/{runId}/cancel', {
    ...noInput,
    id: 'cancelRun',
    summary: 'Stop a run at the next safe point; what was written stays',
    params: runParams,
    answer: ok('The run', runView),
    errors: [...finding, 'run-finished'],
    handle: async ({ actor, params }) => ({
      body: viewRun(await runs.cancel(actor, params.runId)),
    }),
  }),
  route('POST /api/runs/{runId}/approve', {
    ...noInput,
    id: 'approveRun',
    summary: 'Let what the safeguards held of this run pass once',
    params: runParams,
    body: approveInput,
    answer: accepted('The run, going on', runView),
    errors: [...finding, 'run-not-held', 'plan-stale', 'last-admin'],
    handle: async ({ actor, params, body }) => {
      const run = await runs.approve(actor, params.runId, body.fingerprint);
      return { body: viewRun(run), location: `/api/runs/${run.runId}` };
    },
  }),
];

import { z } from 'zod';
import { listOf } from './fields.ts';
import { cursorParam, limitParam, pageOf } from './list.ts';
import { directoryUsageView, planCountsView, usersInput } from './plan.ts';
import { failureView } from './problem.ts';

export const newRunInput = z.strictObject({
  kind: z.enum(['full', 'incremental']),
  users: usersInput.optional(),
});

/** The fingerprint of the plan whose refusals may pass once. */
export const approveInput = z.strictObject({
  fingerprint: z.string().regex(/^[A-Za-z0-9_:.+/=-]{1,200}$/, 'must be the fingerprint of a plan'),
});

export const runQuery = z.strictObject({ cursor: cursorParam.optional(), limit: limitParam });

/** One execution of a task. */
export const runView = z.object({
  runId: z.string(),
  taskId: z.string(),
  planId: z.string().nullable(),
  kind: z.enum(['full', 'incremental', 'on-demand', 'undo']),
  trigger: z.enum(['schedule', 'notification', 'poll', 'hand', 'start-up']),
  state: z.enum([
    'queued',
    'reading',
    'planning',
    'applying',
    'done',
    'held',
    'failed',
    'cancelled',
  ]),
  success: z.boolean().nullable(),
  cancelRequested: z.boolean(),
  users: listOf(z.string()).nullable(),
  /** Who started it; null if nobody did. */
  actor: z.object({ objectId: z.string(), name: z.string() }).nullable(),
  queuedAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  counts: planCountsView.extend({
    applied: z.number(),
    failed: z.number(),
    held: z.number(),
    drift: z.number(),
  }),
  progress: z.object({
    groupsRead: z.number(),
    groupsTotal: z.number().nullable(),
    membersRead: z.number(),
    changesDone: z.number(),
    changesTotal: z.number().nullable(),
  }),
  graph: directoryUsageView,
  error: failureView.nullable(),
});
export const runPageView = pageOf(runView);

export type NewRunInput = z.input<typeof newRunInput>;
export type RunView = z.infer<typeof runView>;

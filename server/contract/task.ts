import { z } from 'zod';
import { intervalMinutes } from '../domain/task.ts';
import {
  clientId,
  clientSecret,
  day,
  description,
  groupId,
  id,
  line,
  listOf,
  revision,
  tenantName,
  timeZone,
  uniqueList,
} from './fields.ts';
import { wholeOf } from './list.ts';
import { runView } from './run.ts';

export const accessInput = z.strictObject({
  tenantId: tenantName,
  clientId,
  clientSecret,
  clientSecretValidUntil: day.nullable().optional(),
});

const percent = z.int().min(0).max(100);
const safeguards = z.strictObject({
  enabled: z.boolean(),
  maxDisablePercent: percent,
  maxDisableCount: z.int().min(0).max(1_000_000),
  maxChangePercent: percent,
  rollingHours: z.int().min(1).max(168),
  approveFirstDisables: z.boolean(),
  holdEmptiedGroups: z.boolean(),
});

const precedence = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('alphabetical') }),
  z.strictObject({
    mode: z.literal('explicit'),
    groupIds: uniqueList(groupId, 10_000, (group) => group),
  }),
]);

const taskSettings = {
  description: description.optional(),
  periodicSync: z
    .strictObject({
      enabled: z.boolean().optional(),
      intervalMinutes: z.int().min(intervalMinutes.min).max(intervalMinutes.max).optional(),
    })
    .optional(),
  liveSync: z.strictObject({ enabled: z.boolean().optional() }).optional(),
  disableMissingUsers: z.boolean().optional(),
  disableBlockedAccounts: z.boolean().optional(),
  precedence: precedence.optional(),
  timeZone: timeZone.optional(),
  safeguards: safeguards.partial().optional(),
  type: z.literal('M365').optional(),
  target: z.strictObject({ kind: z.literal('builtin') }).optional(),
};

/** A new task: name and access, the rest has defaults. */
export const newTaskInput = z.strictObject({
  name: line(100),
  access: accessInput,
  ...taskSettings,
});

/** What of a task is to change; `revision` is the one the caller saw. */
export const taskPatchInput = z.strictObject({
  name: line(100).optional(),
  access: accessInput.partial().optional(),
  revision: revision.optional(),
  ...taskSettings,
});

export const taskParams = z.strictObject({ taskId: id });

/** A task as it is shown: with its derived fields, without any secret. */
export const taskView = z.object({
  taskId: z.string(),
  number: z.number(),
  name: z.string(),
  description: z.string(),
  type: z.literal('M365'),
  revision: z.number(),
  access: z.object({
    tenantId: z.string(),
    clientId: z.string(),
    clientSecretValidUntil: z.string().nullable(),
  }),
  tenantName: z.string().nullable(),
  accessTestedAt: z.string().nullable(),
  periodicSync: z.object({ enabled: z.boolean(), intervalMinutes: z.number() }),
  nextSyncAt: z.string().nullable(),
  liveSync: z.object({
    enabled: z.boolean(),
    state: z.enum(['on', 'degraded', 'polling', 'off']),
    reason: z.string().nullable(),
  }),
  disableMissingUsers: z.boolean(),
  disableBlockedAccounts: z.boolean(),
  precedence: z.discriminatedUnion('mode', [
    z.object({ mode: z.literal('alphabetical') }),
    z.object({ mode: z.literal('explicit'), groupIds: listOf(z.string()) }),
  ]),
  timeZone: z.string(),
  target: z.object({ kind: z.literal('builtin') }),
  safeguards: z.object(safeguards.shape),
  selectedDomains: z.number(),
  selectedGroups: z.number(),
  /** What is still to be configured before the task can run; empty = nothing. */
  missing: listOf(z.string()),
  domainsRefreshedAt: z.string().nullable(),
  firstSyncedAt: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  lastRun: runView.nullable(),
});
export const taskListView = wholeOf(taskView);

export type NewTaskInput = z.input<typeof newTaskInput>;
export type TaskPatchInput = z.input<typeof taskPatchInput>;
export type TaskView = z.infer<typeof taskView>;

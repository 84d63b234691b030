import { z } from 'zod';
import { intervalMinutes } from '../domain/task.ts';
import { alertView } from './alert.ts';
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
import { liveSyncView } from './live.ts';
import { runView } from './run.ts';

const accessFields = z.strictObject({
  tenantId: tenantName,
  clientId,
  clientSecret: clientSecret.optional(),
  /** The draft of yours that keeps the secret; it is done with when this is saved. */
  draftId: id.optional(),
  clientSecretValidUntil: day.nullable().optional(),
});
interface Secret {
  readonly clientSecret?: unknown;
  readonly draftId?: unknown;
}
const oneSecret = ({ clientSecret, draftId }: Secret): boolean =>
  clientSecret === undefined || draftId === undefined;
const someSecret = ({ clientSecret, draftId }: Secret): boolean =>
  clientSecret !== undefined || draftId !== undefined;
const oneSecretOnly = {
  path: ['draftId'],
  message: 'cannot be given together with clientSecret',
};

const accessInput = accessFields
  .refine(someSecret, { path: ['clientSecret'], message: 'is needed, unless draftId is given' })
  .refine(oneSecret, oneSecretOnly);

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
  access: accessFields.partial().refine(oneSecret, oneSecretOnly).optional(),
  /** Neither periodic nor live work until it is resumed; runs by hand go on. */
  paused: z.boolean().optional(),
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
  paused: z.boolean(),
  nextSyncAt: z.string().nullable(),
  liveSync: liveSyncView,
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
  managedUsers: z.number(),
  /** 0 = today is the last day of the client secret, negative = it ended; null = not told. */
  secretExpiresInDays: z.number().nullable(),
  /** What a person should see to. */
  alerts: listOf(alertView),
});
export const taskListView = wholeOf(taskView);

/** What deleting a task means for its users; none is deleted. */
export const taskDeletionView = z.object({
  managedUsers: z.number(),
  disabledBySync: z.number(),
  message: z.string(),
});

export type NewTaskInput = z.input<typeof newTaskInput>;
export type TaskPatchInput = z.input<typeof taskPatchInput>;
export type TaskDeletionView = z.infer<typeof taskDeletionView>;
export type TaskView = z.infer<typeof taskView>;

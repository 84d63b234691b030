import { z } from 'zod';
import { effectSettings } from '../domain/effects.ts';
import { groupActions } from './action.ts';
import { domainName, groupId, listOf, uniqueList, userName } from './fields.ts';

/** Whom a plan or run is limited to: at most 1,000 mail addresses or object ids. */
export const usersInput = uniqueList(userName, 1_000, (name) => name).min(1);

const draft = z.strictObject({
  groups: uniqueList(
    z.strictObject({
      groupId,
      selected: z.boolean().optional(),
      actions: groupActions.optional(),
    }),
    10_000,
    (group) => group.groupId,
  ).optional(),
  domains: uniqueList(domainName, 5_000, (name) => name).optional(),
  disableMissingUsers: z.boolean().optional(),
});

/** A test: of the saved configuration, or with an unsaved draft laid over it. */
export const newPlanInput = z.strictObject({
  draft: draft.optional(),
  users: usersInput.optional(),
});

export const planCountsView = z.object({
  create: z.number(),
  update: z.number(),
  disable: z.number(),
  enable: z.number(),
  rename: z.number(),
  unchanged: z.number(),
  skipped: z.number(),
  error: z.number(),
});

/** What the reading of the directory cost. */
export const directoryUsageView = z.object({ requests: z.number(), resourceUnits: z.number() });

const concerns = {
  code: z.string(),
  message: z.string(),
  count: z.number(),
  emails: listOf(z.string()),
};

const effectValue = z.union([z.string(), z.boolean(), z.null()]);

/** A plan without its rows. */
export const planView = z.object({
  planId: z.string(),
  taskId: z.string(),
  fingerprint: z.string(),
  createdAt: z.string(),
  readAt: z.string(),
  stale: z.boolean(),
  draft: z.boolean(),
  users: listOf(z.string()).nullable(),
  counts: planCountsView,
  warnings: listOf(z.object(concerns)),
  refusals: listOf(z.object({ ...concerns, approvable: z.boolean() })),
  /** What it does to settings with few values; of adminRoles one role each: gained (`was` null) or lost (`becomes` null). */
  effects: listOf(
    z.object({
      setting: z.enum(effectSettings),
      was: effectValue,
      becomes: effectValue,
      count: z.number(),
    }),
  ),
  problem: z.object({ code: z.string(), message: z.string() }).nullable(),
  graph: directoryUsageView,
});

export type NewPlanInput = z.input<typeof newPlanInput>;
export type PlanView = z.infer<typeof planView>;

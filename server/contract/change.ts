import { z } from 'zod';
import type { ChangeKind, ChangeReason } from '../domain/plan.ts';
import { groupId, id, listOf } from './fields.ts';
import { limitParam, numberParam, pageOf, searchParam } from './list.ts';

export const changeKinds = [
  'create',
  'update',
  'disable',
  'enable',
  'rename',
  'skip',
] as const satisfies readonly ChangeKind[];

export const changeReasons = [
  'group-actions',
  'users-disabled',
  'account-blocked',
  'missing-in-directory',
  'returned',
  'name-changed',
  'renamed',
  'adopted',
  'taken-over',
  'guest',
  'no-address',
  'domain-not-selected',
  'no-sync',
  'duplicate-address',
  'address-taken',
  'unreadable-member',
  'frozen-group',
  'other-task',
  'protected',
] as const satisfies readonly ChangeReason[];

const filters = {
  kind: z.enum(changeKinds).optional(),
  search: searchParam.optional(),
  group: groupId.optional(),
  reason: z.enum(changeReasons).optional(),
  result: z.enum(['applied', 'failed', 'held']).optional(),
};
export const changeQuery = z.strictObject({
  ...filters,
  cursor: numberParam(0, 1_000_000_000).optional(),
  limit: limitParam,
});
export const exportQuery = z.strictObject({
  ...filters,
  format: z.enum(['csv', 'json']).default('csv'),
});
export const planParams = z.strictObject({ planId: id });
export const runParams = z.strictObject({ runId: id });

const groupRef = z.object({ groupId: z.string(), displayName: z.string() });
const settingValue = z.union([z.string(), z.number(), z.boolean(), listOf(z.string()), z.null()]);

/** One user of a plan or run: what becomes of him, because of what, and what came of it. */
export const changeView = z.object({
  email: z.string().nullable(),
  previousEmail: z.string().nullable(),
  objectId: z.string().nullable(),
  kind: z.enum(changeKinds),
  reason: z.enum(changeReasons),
  group: groupRef.nullable(),
  otherGroups: listOf(groupRef),
  settings: listOf(
    z.object({
      setting: z.string(),
      was: settingValue,
      becomes: settingValue,
      action: z.string().nullable(),
    }),
  ),
  result: z.enum(['applied', 'failed', 'held']).nullable(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** Codes of the safeguards that hold this row; empty = free to be applied. */
  heldBy: listOf(z.string()),
});
export const changePageView = pageOf(changeView);

export type ChangeView = z.infer<typeof changeView>;

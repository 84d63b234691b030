import { z } from 'zod';
import type { ChangeKind, ChangeReason, SettingChange } from '../domain/plan.ts';
import { settingNames } from '../domain/user.ts';
import { groupId, id, listOf } from './fields.ts';
import {
  limitParam,
  numberParam,
  offsetParam,
  pageOf,
  refuseTwoPlaces,
  searchParam,
} from './list.ts';

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

/** What a change can set. */
export const changedSettings = [
  ...settingNames,
  'disabled',
  'displayName',
] as const satisfies readonly SettingChange['setting'][];

const filters = {
  kind: z.enum(changeKinds).optional(),
  search: searchParam.optional(),
  group: groupId.optional(),
  reason: z.enum(changeReasons).optional(),
  result: z.enum(['applied', 'failed', 'held']).optional(),
  /** Rows that change it. */
  setting: z.enum(changedSettings).optional(),
  /** In the order of the plan, or what takes something away first: disable, rename, update, create, enable, skip. */
  sort: z.enum(['plan', 'severity']).optional(),
};
export const changeQuery = refuseTwoPlaces(
  z.strictObject({
    ...filters,
    cursor: numberParam(0, 1_000_000_000).optional(),
    offset: offsetParam.optional(),
    limit: limitParam,
  }),
);
export const exportQuery = z.strictObject({
  ...filters,
  format: z.enum(['csv', 'json']).default('csv'),
});
export const planParams = z.strictObject({ planId: id });
export const runParams = z.strictObject({ runId: id });

export const groupRefView = z.object({ groupId: z.string(), displayName: z.string() });
const settingValue = z.union([z.string(), z.number(), z.boolean(), listOf(z.string()), z.null()]);

/** One setting of one user, and the action that says so. */
export const settingChangeView = z.object({
  setting: z.string(),
  was: settingValue,
  becomes: settingValue,
  action: z.string().nullable(),
});

/** One user of a plan or run: what becomes of him, because of what, and what came of it. */
export const changeView = z.object({
  email: z.string().nullable(),
  previousEmail: z.string().nullable(),
  objectId: z.string().nullable(),
  kind: z.enum(changeKinds),
  reason: z.enum(changeReasons),
  group: groupRefView.nullable(),
  otherGroups: listOf(groupRefView),
  settings: listOf(settingChangeView),
  result: z.enum(['applied', 'failed', 'held']).nullable(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** Codes of the safeguards that hold this row; empty = free to be applied. */
  heldBy: listOf(z.string()),
});
/** `total` rows match in all. */
export const changePageView = pageOf(changeView).extend({ total: z.number() });

export type ChangeView = z.infer<typeof changeView>;

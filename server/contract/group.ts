import { z } from 'zod';
import { groupKinds } from '../domain/directory.ts';
import { groupAction } from './action.ts';
import { groupId, id, listOf, uniqueList } from './fields.ts';
import { booleanParam, cursorParam, pageOf, searchParam, wholeOf } from './list.ts';

export const groupQuery = z.strictObject({
  search: searchParam.optional(),
  selected: booleanParam.optional(),
  cursor: cursorParam.optional(),
});
export const groupParams = z.strictObject({ taskId: id, groupId });

/** The groups of a task, in no particular order. */
export const selectGroupsInput = z.strictObject({
  selected: uniqueList(groupId, 10_000, (group) => group),
});

/** A directory group as a task sees it. */
export const groupView = z.object({
  groupId: z.string(),
  displayName: z.string(),
  kind: z.enum(groupKinds),
  mail: z.string().nullable(),
  description: z.string().nullable(),
  dynamic: z.boolean(),
  hiddenMembership: z.boolean(),
  onPremisesSynced: z.boolean(),
  selected: z.boolean(),
  state: z.enum(['readable', 'empty', 'missing', 'unreadable']),
  hint: z.string().nullable(),
  memberCount: z.number().nullable(),
  actions: listOf(groupAction),
  precedence: z.number().nullable(),
});
/** `notice` says what the list cannot show, when a search finds nothing. */
export const groupPageView = pageOf(groupView).extend({ notice: z.string().nullable() });
export const groupListView = wholeOf(groupView);

/** The group whose actions were saved, and what is odd about them. */
export const groupActionsView = groupView.extend({
  warnings: listOf(
    z.object({
      code: z.enum([
        'admin-without-otp',
        'group-without-actions',
        'no-effect',
        'security-downgrade',
      ]),
      message: z.string(),
    }),
  ),
});

export type GroupView = z.infer<typeof groupView>;
export type GroupActionsView = z.infer<typeof groupActionsView>;

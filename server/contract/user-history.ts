import { z } from 'zod';
import { changeKinds, changeReasons, groupRefView, settingChangeView } from './change.ts';
import { listOf } from './fields.ts';
import { cursorParam, limitParam, pageOf } from './list.ts';

export const userHistoryQuery = z.strictObject({
  cursor: cursorParam.optional(),
  limit: limitParam,
});

/** One change of a user, and because of what. */
export const userHistoryEntryView = z.object({
  at: z.string(),
  /** The address the user had then. */
  email: z.string(),
  previousEmail: z.string().nullable(),
  kind: z.enum(changeKinds),
  reason: z.enum(changeReasons),
  taskId: z.string(),
  runId: z.string(),
  group: groupRefView.nullable(),
  settings: listOf(settingChangeView),
});
export const userHistoryPageView = pageOf(userHistoryEntryView);

export type UserHistoryEntryView = z.infer<typeof userHistoryEntryView>;

import { z } from 'zod';
import { clientId, clientSecret, day, id, listOf, tenantName } from './fields.ts';
import { problemView } from './problem.ts';

const entered = ['tenantId', 'clientId', 'clientSecret'] as const;

/** Access to test: as a task keeps it, as it was typed, or as a draft keeps it with what was typed since. */
export const accessTestInput = z
  .strictObject({
    taskId: id.optional(),
    draftId: id.optional(),
    tenantId: tenantName.optional(),
    clientId: clientId.optional(),
    clientSecret: clientSecret.optional(),
    clientSecretValidUntil: day.nullable().optional(),
  })
  .superRefine((input, context) => {
    const { taskId, draftId } = input;
    const refuse = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (taskId !== undefined) {
      for (const field of ['draftId', ...entered] as const)
        if (input[field] !== undefined) refuse(field, 'cannot be given together with taskId');
    } else if (draftId === undefined) {
      const message =
        'is needed, unless taskId or draftId names a task or draft whose access is to be tested';
      for (const field of entered) if (input[field] === undefined) refuse(field, message);
    }
  })
  .transform(({ taskId, draftId, clientSecretValidUntil: _, ...typed }) => {
    if (taskId !== undefined) return { taskId };
    if (draftId !== undefined) return { draftId, ...typed };
    const { tenantId = '', clientId = '', clientSecret = '' } = typed;
    return { tenantId, clientId, clientSecret };
  });
/** Whether signing in worked, and one check per permission. */
export const accessTestView = z.object({
  ok: z.boolean(),
  tenantName: z.string().nullable(),
  checks: listOf(
    z.object({
      permission: z.string(),
      state: z.enum(['ok', 'missing', 'excess', 'unknown']),
      fix: z.string().nullable(),
    }),
  ),
  error: problemView.nullable(),
});

export type AccessTestInput = z.input<typeof accessTestInput>;
export type AccessTestView = z.infer<typeof accessTestView>;

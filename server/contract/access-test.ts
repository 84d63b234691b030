import { z } from 'zod';
import { clientId, clientSecret, day, id, listOf, tenantName } from './fields.ts';
import { problemView } from './problem.ts';

const entered = ['tenantId', 'clientId', 'clientSecret'] as const;

/** Access to test: as it was typed, or as a task keeps it. */
export const accessTestInput = z
  .strictObject({
    taskId: id.optional(),
    tenantId: tenantName.optional(),
    clientId: clientId.optional(),
    clientSecret: clientSecret.optional(),
    clientSecretValidUntil: day.nullable().optional(),
  })
  .superRefine((input, context) => {
    const wrong = entered.filter(
      (field) => (input.taskId === undefined) === (input[field] === undefined),
    );
    const message =
      input.taskId === undefined
        ? 'is needed, unless taskId names a task whose access is to be tested'
        : 'cannot be given together with taskId';
    for (const field of wrong) context.addIssue({ code: 'custom', path: [field], message });
  })
  .transform(({ taskId, tenantId = '', clientId = '', clientSecret = '', ...rest }) =>
    taskId === undefined ? { tenantId, clientId, clientSecret, ...rest } : { taskId },
  );

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

import { z } from 'zod';
import { clientSecret, id } from './fields.ts';

/** Text as typed, to be checked when it is saved. */
const typed = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[^\0\p{Cs}]*$/u, 'must not hold NUL or broken characters')
    .exactOptional();

/** What the wizard's first step holds, each as text. The secret is none of them. */
const fields = z.strictObject({
  name: typed(300),
  description: typed(3000),
  type: typed(20),
  tenantId: typed(300),
  clientId: typed(300),
  clientSecretValidUntil: typed(50),
  timeZone: typed(100),
  periodicSync: typed(20),
  intervalMinutes: typed(20),
  liveSync: typed(20),
  disableMissingUsers: typed(20),
  disableBlockedAccounts: typed(20),
  precedence: typed(20),
  safeguardsEnabled: typed(20),
  maxDisablePercent: typed(20),
  maxDisableCount: typed(20),
  maxChangePercent: typed(20),
  rollingHours: typed(20),
  approveFirstDisables: typed(20),
  holdEmptiedGroups: typed(20),
});

/** `new-task` or the id of a task. */
export const draftParams = z.strictObject({ draftId: id });

/** What was typed so far; without `clientSecret` the one kept stays, null removes it. */
export const draftInput = z.strictObject({
  fields,
  clientSecret: clientSecret.nullable().optional(),
});

/** A draft without its secret, which is never answered; an empty one where nothing is kept. */
export const draftView = z.object({
  draftId: z.string(),
  fields,
  hasSecret: z.boolean(),
  savedAt: z.string().nullable(),
});

export type DraftInput = z.input<typeof draftInput>;
export type DraftView = z.infer<typeof draftView>;

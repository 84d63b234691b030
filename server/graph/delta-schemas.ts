import { z } from 'zod';
import { graphId, userSchema } from './schemas.ts';

// An absent property was not told; null is its value. https://learn.microsoft.com/graph/delta-query-overview

/** `changed` = in the recycle bin, `deleted` = gone for good; a removed member says only that it is one no longer. */
const removed = z.object({ reason: z.string().nullish() }).nullish();

const memberChange = z
  .object({ id: graphId, '@odata.type': z.string().optional(), '@removed': removed })
  .refine((member) => member['@odata.type'] || member['@removed'], 'a member without a type');

/** One entry of a page of /groups/delta; the same group may come several times in one round. */
export const groupChangeSchema = z.object({
  id: graphId,
  '@removed': removed,
  displayName: z.string().nullable().optional(),
  'members@delta': z.array(memberChange).optional(),
});
export type GroupChange = z.infer<typeof groupChangeSchema>;

/** One entry of a page of /users/delta. */
export const userChangeSchema = userSchema.extend({
  '@removed': removed,
  createdDateTime: z.string().nullish(),
});
export type UserChange = z.infer<typeof userChangeSchema>;

/** What `@removed` says of an object; null if it is there. An unknown reason counts as one that can be undone. */
export const removalOf = (
  change: Pick<GroupChange | UserChange, '@removed'>,
): 'deleted' | 'gone' | null => {
  const told = change['@removed'];
  if (!told) return null;
  return told.reason === 'deleted' ? 'gone' : 'deleted';
};

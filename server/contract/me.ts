import { z } from 'zod';
import { adminRoles } from '../domain/actor.ts';
import { listOf } from './fields.ts';

/** Who is signed in. */
export const meView = z.object({
  name: z.string(),
  email: z.string().nullable(),
  objectId: z.string(),
  tenantId: z.string(),
  roles: listOf(z.enum(adminRoles)),
});
export type MeView = z.infer<typeof meView>;

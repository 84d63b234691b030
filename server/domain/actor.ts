import type { MailAddress, ObjectId, TenantId } from './ids.ts';

/** The roles of the service (manual, "Users and roles"); also the roles an action may assign. */
export const adminRoles = [
  'ALL',
  'Audit',
  'GINAuser_Management',
  'Sales',
  'Support',
  'Tech',
  'User_Management',
  'Workflow_Mails',
] as const;
export type AdminRole = (typeof adminRoles)[number];

/** Who acts: a signed-in person of the owning tenant. */
export interface Actor {
  readonly tenantId: TenantId;
  readonly objectId: ObjectId;
  readonly name: string;
  readonly email: MailAddress | null;
  readonly roles: readonly AdminRole[];
}

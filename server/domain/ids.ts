/** The tenant that owns a document: only a verified token or a stored document yields one. */
export type TenantId = string & { readonly __brand: 'TenantId' };
/** A mail address in its one comparable form: trimmed and lower case. */
export type MailAddress = string & { readonly __brand: 'MailAddress' };
/** An Entra group's object id. */
export type GroupId = string;
/** An Entra object id; Entra's ids are compared without regard to case, so they are kept in lower case. */
export type ObjectId = string;
export type TaskId = string;
export type PlanId = string;
export type RunId = string;

/** Names a tenant whose id was verified before (token) or stored by us. */
export const tenantId = (id: string): TenantId => id.toLowerCase() as TenantId;

/** Brings an address into the form that identifies a user: trimmed, lower case. */
export const mailAddress = (address: string): MailAddress =>
  address.trim().toLowerCase() as MailAddress;

/** The part after the last `@`, which decides the domain; empty if there is none. */
export const domainOf = (address: string): string => {
  const at = address.lastIndexOf('@');
  return at < 1 ? '' : address.slice(at + 1).toLowerCase();
};

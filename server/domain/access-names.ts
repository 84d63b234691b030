/** A DNS name in lower case. */
export const dnsName =
  /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/** A GUID in lower case, as Entra's ids are compared. */
export const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text in lower case names a tenant: by its id or by one of its domains. */
export const isTenantName = (text: string): boolean => guid.test(text) || dnsName.test(text);

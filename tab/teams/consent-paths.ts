/** Where Entra leads back to after somebody was asked. */
export const consentEndPath = '/auth-end';

const withTenant = (path: string, tenantId: string | null): string => {
  const url = new URL(path, window.location.origin);
  if (tenantId !== null) url.searchParams.set('tenant', tenantId);
  return url.href;
};

/** Where a person is asked to let the host sign in. */
export const consentStartUrl = (tenantId: string | null): string =>
  withTenant('/auth-start', tenantId);

/** Where an administrator allows it for a whole tenant. */
export const adminConsentUrl = (tenantId: string | null): string =>
  withTenant('/admin-consent', tenantId);

import { authentication } from '@microsoft/teams-js';
import { adminConsentUrl, consentStartUrl } from './consent-paths.ts';
import type { Consent } from './host.ts';

/** Asks in a window that the host opens: pages that sign people in refuse to be framed. */
export const teamsConsent = (tenantId: string | null): Consent => ({
  ask: async () => {
    const url = consentStartUrl(tenantId);
    await authentication.authenticate({ url, width: 600, height: 640 });
  },
  adminUrl: adminConsentUrl(tenantId),
});

import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** Hosts that may frame the tab: Teams, Microsoft 365, Outlook. https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements */
const frameAncestors = [
  "'self'",
  'https://*.cloud.microsoft',
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office365.com',
  'https://*.teams.microsoft.us',
  'https://outlook.office365.us',
];
/** The hash of the empty string: Fluent's style elements are empty when they are inserted. */
const emptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";
/** teams-js reads its list of valid hosts from there. */
const teamsHosts = 'https://res.cdn.office.net';

/** Headers of every answer; `signInOrigins` are those the tab may fetch a sign-in from. */
export const securityHeaders = (signInOrigins: readonly string[]): RequestHandler =>
  helmet({
    // frame-ancestors says who may frame; X-Frame-Options would leave an empty frame in Teams
    frameguard: false,
    crossOriginOpenerPolicy: { policy: 'same-origin-allow-popups' },
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'base-uri': ["'none'"],
        'object-src': ["'none'"],
        'form-action': ["'self'"],
        'script-src': ["'self'"],
        'style-src': ["'self'", emptyStyle],
        'img-src': ["'self'", 'data:'],
        'connect-src': ["'self'", teamsHosts, ...signInOrigins],
        'frame-ancestors': frameAncestors,
      },
    },
  });

import { createHash, randomBytes } from 'node:crypto';
import express, { type Request, type RequestHandler, type Router } from 'express';

export interface ConsentDeps {
  /** Where Entra signs people in, without a slash at its end. */
  readonly loginUrl: string;
  readonly clientId: string;
  readonly publicUrl: string | null;
}

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The tenant that is asked; any, when none is named. */
const tenantOf = ({ query }: Request): string =>
  typeof query.tenant === 'string' && guid.test(query.tenant) ? query.tenant : 'organizations';

/** A window that Teams opened answers Teams, another origin, through its opener. */
const keepOpener: RequestHandler = (_request, response, next) => {
  response.set('Cross-Origin-Opener-Policy', 'unsafe-none');
  response.set('Cache-Control', 'no-store');
  next();
};

/**
 * The ways to Entra's consent pages: /auth-start for the person alone, /admin-consent for the whole tenant. Both lead
 * back to the page /auth-end, which reads how it ended; nothing is redeemed, so the challenge's verifier is forgotten.
 */
export const createConsent = ({ loginUrl, clientId, publicUrl }: ConsentDeps): Router => {
  const router = express.Router();
  const originOf = ({ protocol, host }: Request): string => publicUrl ?? `${protocol}://${host}`;
  router.use(['/auth-start', '/auth-end', '/admin-consent'], keepOpener);
  router.get('/auth-start', (request, response) => {
    const origin = originOf(request);
    const query = new URLSearchParams({
      client_id: clientId,
      response_type: 'code',
      response_mode: 'fragment',
      redirect_uri: `${origin}/auth-end`,
      scope: `api://${new URL(origin).host}/${clientId}/access_as_user`,
      prompt: 'consent',
      code_challenge_method: 'S256',
      code_challenge: createHash('sha256').update(randomBytes(32)).digest('base64url'),
    });
    response.redirect(`${loginUrl}/${tenantOf(request)}/oauth2/v2.0/authorize?${query}`);
  });
  router.get('/admin-consent', (request, response) => {
    const query = new URLSearchParams({
      client_id: clientId,
      redirect_uri: `${originOf(request)}/auth-end`,
    });
    response.redirect(`${loginUrl}/${tenantOf(request)}/adminconsent?${query}`);
  });
  return router;
};

import { decodeJwt, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import { type Actor, adminRoles } from '../domain/actor.ts';
import { AppError } from '../domain/errors.ts';
import { mailAddress, tenantId } from '../domain/ids.ts';
import type { Clock } from '../ports/clock.ts';
import { createKeySets, loginUnreachable } from './key-sets.ts';

/** Who an `Authorization` header speaks for. AppErrors: `unauthenticated`, `forbidden` (no role), `directory-unreachable`. */
export type VerifyToken = (authorization: string | undefined) => Promise<Actor>;

export interface SignInDeps {
  /** Without a slash at its end. */
  readonly loginUrl: string;
  readonly clientId: string;
  readonly publicUrl: string | null;
  /** Tenants that may use this installation, by id. */
  readonly allowedTenants: '*' | readonly string[];
  readonly clock?: Clock;
  /** How soon after reading the keys an unknown key id makes them be read again. */
  readonly keyCooldownMs?: number;
}

const skewSeconds = 60;

const claims = z.object({
  tid: z.guid().toLowerCase(),
  oid: z.guid().toLowerCase(),
  ver: z.literal('2.0'),
  idtyp: z.string().optional(),
  scp: z.string().optional(),
  name: z.string().optional(),
  preferred_username: z.string().optional(),
  roles: z.array(z.string()).optional(),
});

const refused = (why: string): AppError =>
  new AppError('unauthenticated', `The sign-in was refused: ${why}. Sign in again.`);

const bearer = (authorization: string | undefined): string => {
  if (authorization === undefined)
    throw new AppError(
      'unauthenticated',
      'Sign in: no Authorization header with a Bearer token came.',
    );
  const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1];
  if (token === undefined) throw refused('the Authorization header holds no Bearer token');
  return token;
};

/** What an unverified token says; only fit to decide which keys to ask for. */
const unverified = (token: string): JWTPayload => {
  try {
    return decodeJwt(token);
  } catch {
    throw refused('the token cannot be read');
  }
};

const audiences = (clientId: string, publicUrl: string | null): string[] => [
  clientId,
  `api://${clientId}`,
  ...(publicUrl === null ? [] : [`api://${new URL(publicUrl).host}/${clientId}`]),
];

const ourFault = (error: unknown): boolean =>
  !(error instanceof errors.JOSEError) ||
  error instanceof errors.JWKSTimeout ||
  error instanceof errors.JWKSInvalid ||
  error.code === 'ERR_JOSE_GENERIC';

const toActor = (payload: JWTPayload): Actor => {
  const parsed = claims.safeParse(payload);
  if (!parsed.success)
    throw refused(`its claim ${String(parsed.error.issues[0]?.path[0])} is not as expected`);
  const { tid, oid, idtyp, scp, name, preferred_username: userName, roles = [] } = parsed.data;
  // an app's own token has no scope and no name, with or without the optional claim idtyp
  if (idtyp === 'app' || (scp ?? name ?? userName) === undefined)
    throw refused('it is the token of an app, not of a person');
  if (scp !== undefined && !scp.split(' ').includes('access_as_user'))
    throw refused('it was not issued for the scope access_as_user');
  const held = adminRoles.filter((role) => roles.includes(role));
  if (held.length === 0)
    throw new AppError(
      'forbidden',
      'You hold no role of this app. Ask an administrator to assign you one in Entra ID (Enterprise applications, Users and groups).',
    );
  return {
    tenantId: tenantId(tid),
    objectId: oid,
    name: name ?? userName ?? oid,
    email: userName?.includes('@') ? mailAddress(userName) : null,
    roles: held,
  };
};

/**
 * Verifies Entra v2 access tokens for our app: RS256, keys of the token's tenant, issuer, audience, times (60 s skew).
 * https://learn.microsoft.com/entra/identity-platform/claims-validation
 */
export const createVerifyToken = (deps: SignInDeps): VerifyToken => {
  const { loginUrl, allowedTenants } = deps;
  const now = (): Date => deps.clock?.now() ?? new Date();
  const keysOf = createKeySets(loginUrl, now, deps.keyCooldownMs);
  const audience = audiences(deps.clientId, deps.publicUrl);
  const allowed = allowedTenants === '*' ? null : new Set(allowedTenants.map(tenantId));

  const tenantOf = (token: string): string => {
    const tid = claims.shape.tid.safeParse(unverified(token).tid);
    if (!tid.success) throw refused('it names no tenant');
    if (allowed && !allowed.has(tenantId(tid.data)))
      throw refused(`the tenant ${tid.data} may not use this installation`);
    return tid.data;
  };

  const verify = async (token: string, keys: JWTVerifyGetKey, tenant: string) => {
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ['RS256'],
        issuer: `${loginUrl}/${tenant}/v2.0`,
        audience,
        clockTolerance: skewSeconds,
        currentDate: now(),
        requiredClaims: ['exp', 'tid', 'oid', 'ver'],
      });
      return payload;
    } catch (error) {
      if (ourFault(error)) throw loginUnreachable(loginUrl, 'does not tell its keys', error);
      throw refused(error instanceof Error ? error.message : 'it is not valid');
    }
  };

  return async (authorization) => {
    const token = bearer(authorization);
    const tenant = tenantOf(token);
    return toActor(await verify(token, await keysOf(tenant), tenant));
  };
};

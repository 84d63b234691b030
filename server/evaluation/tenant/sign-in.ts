import { randomUUID } from 'node:crypto';
import { SignJWT, UnsecuredJWT } from 'jose';
import type { SampleAdmin } from './records.ts';
import type { SigningKeys } from './signing-keys.ts';
import type { State } from './state.ts';

/** How a token differs from a right one; for tests of what a server must refuse. */
export interface SignInOverrides {
  /** Claims to set; one set to undefined is left out. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** `unknown` signs with a key that is not published. */
  readonly key?: 'published' | 'unknown';
  /** `none` leaves the signature away, `HS256` signs with a shared secret. */
  readonly algorithm?: 'RS256' | 'HS256' | 'none';
}

export interface SignedIn {
  readonly token_type: 'Bearer';
  readonly scope: string;
  readonly expires_in: number;
  readonly access_token: string;
}

export type SignIn = (adminKey: string, overrides?: SignInOverrides) => Promise<SignedIn>;

const hour = 3_600;
/** The Teams web client: who asks for the token on the user's behalf. */
const teamsWebClient = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346';

/** Finds a sample admin over all tenants; undefined if there is none by that key. */
export function findAdmin(
  key: string,
  tenants: Iterable<State>,
): { readonly admin: SampleAdmin; readonly tenantId: string } | undefined {
  for (const { admins, tenantId } of tenants) {
    const admin = admins.find((one) => one.key === key);
    if (admin !== undefined) return { admin, tenantId };
  }
  return undefined;
}

/** Signs sample admins in: v2.0 access tokens for the product's app, as Entra issues them to a tab. */
export function createSignIn(deps: {
  readonly tenants: () => Iterable<State>;
  readonly keys: SigningKeys;
  readonly loginUrl: string;
  readonly audience: () => string;
  readonly now: () => number;
}): SignIn {
  function rightClaims(admin: SampleAdmin, tenantId: string): Record<string, unknown> {
    const issuedAt = Math.floor(deps.now() / 1_000);
    return {
      aud: deps.audience(),
      iss: `${deps.loginUrl}/${tenantId}/v2.0`,
      iat: issuedAt,
      nbf: issuedAt,
      exp: issuedAt + hour,
      azp: teamsWebClient,
      azpacr: '0',
      name: admin.name,
      oid: admin.oid,
      preferred_username: admin.preferredUsername,
      ...(admin.roles.length === 0 ? {} : { roles: admin.roles }),
      scp: 'access_as_user',
      sub: Buffer.from(admin.oid).toString('base64url'),
      tid: tenantId,
      uti: randomUUID(),
      ver: '2.0',
    };
  }

  function sign(
    claims: Readonly<Record<string, unknown>>,
    { key, algorithm }: SignInOverrides,
  ): Promise<string> | string {
    if (algorithm === 'none') return new UnsecuredJWT({ ...claims }).encode();
    if (algorithm === 'HS256') {
      return new SignJWT({ ...claims })
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .sign(new TextEncoder().encode('a secret that anybody could have'.repeat(2)));
    }
    return key === 'unknown' ? deps.keys.signWithUnknownKey(claims) : deps.keys.sign(claims);
  }

  return async (adminKey, overrides = {}) => {
    const found = findAdmin(adminKey, deps.tenants());
    if (found === undefined) throw new Error(`there is no sample admin '${adminKey}'`);
    const all = { ...rightClaims(found.admin, found.tenantId), ...overrides.claims };
    const claims = Object.fromEntries(
      Object.entries(all).filter(([, value]) => value !== undefined),
    );
    return {
      token_type: 'Bearer',
      scope: `api://${deps.audience()}/access_as_user`,
      expires_in: hour,
      access_token: await sign(claims, overrides),
    };
  };
}

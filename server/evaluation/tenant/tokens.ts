import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { graphError, Refusal } from './answer.ts';

/** Whom an access token for Graph speaks for. */
export interface Caller {
  readonly tenantId: string;
  readonly clientId: string;
  /** The application permissions consented to when the token was issued. */
  readonly roles: ReadonlySet<string>;
}

export interface Tokens {
  /** A new access token, valid for so many seconds. It has the form of Graph's: a JWT that no client may check. */
  readonly issue: (caller: Caller, seconds: number) => string;
  /** Whom the Authorization header speaks for; refuses with 401 InvalidAuthenticationToken. */
  readonly check: (authorization: string | undefined) => Caller;
  /** Makes every token of the app invalid at once, as a continuous access evaluation does. */
  readonly revoke: (clientId: string) => void;
}

interface Issued {
  readonly caller: Caller;
  readonly expires: number;
}

function unauthorized(message: string): never {
  throw new Refusal(
    graphError(401, 'InvalidAuthenticationToken', message, {
      'www-authenticate': `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"`,
    }),
  );
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** Issues and checks access tokens for Graph. */
export function createTokens(deps: {
  readonly now: () => number;
  readonly issuer: (tenantId: string) => string;
}): Tokens {
  const issued = new Map<string, Issued>();

  function dropExpired(): void {
    for (const [token, { expires }] of issued) if (expires <= deps.now()) issued.delete(token);
  }

  return {
    issue: (caller, seconds) => {
      dropExpired();
      const issuedAt = Math.floor(deps.now() / 1_000);
      const header = { typ: 'JWT', nonce: randomBytes(24).toString('base64url'), alg: 'RS256' };
      const payload = {
        aud: 'https://graph.microsoft.com',
        iss: deps.issuer(caller.tenantId),
        iat: issuedAt,
        nbf: issuedAt,
        exp: issuedAt + seconds,
        appid: caller.clientId,
        idtyp: 'app',
        roles: [...caller.roles],
        tid: caller.tenantId,
        uti: randomUUID(),
        ver: '1.0',
      };
      const signature = createHash('sha512').update(randomBytes(32)).digest('base64url');
      const token = `${encode(header)}.${encode(payload)}.${signature}`;
      issued.set(token, { caller, expires: deps.now() + seconds * 1_000 });
      return token;
    },
    check: (authorization) => {
      const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
      if (token === undefined) return unauthorized('Access token is empty.');
      const known = issued.get(token);
      if (known === undefined) {
        return unauthorized('Access token validation failure. Invalid audience.');
      }
      if (known.expires <= deps.now()) {
        return unauthorized('Lifetime validation failed, the token is expired.');
      }
      return known.caller;
    },
    revoke: (clientId) => {
      for (const [token, { caller }] of issued) {
        if (caller.clientId === clientId) issued.delete(token);
      }
    },
  };
}

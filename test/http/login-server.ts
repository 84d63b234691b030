import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';

export const tenant = '11111111-1111-4111-8111-111111111111';
export const person = '22222222-2222-4222-8222-222222222222';
export const clientId = '33333333-3333-4333-8333-333333333333';

export interface TokenOptions {
  /** Laid over the claims; undefined leaves one out. */
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly alg?: string;
  readonly kid?: string;
  readonly key?: CryptoKey | Uint8Array;
}

interface SigningKey {
  readonly kid: string;
  readonly privateJwk: JWK;
  readonly jwk: JWK;
}

const newKey = async (kid: string): Promise<SigningKey> => {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  // like Entra's, the published key does not say for which algorithm it is
  const jwk = { ...(await exportJWK(publicKey)), kid, use: 'sig' };
  return { kid, privateJwk: await exportJWK(privateKey), jwk };
};

// making a key takes long, so all servers of a test file begin with the same one
const firstKey = newKey('key-1');

export interface LoginServer {
  readonly loginUrl: string;
  readonly requests: string[];
  /** What the OpenID configuration names instead of our own keys. */
  keysAt(uri: string | null): void;
  /** Answers every request with this status; null = as usual. */
  failWith(status: number | null): void;
  rollOver(): Promise<void>;
  sign(options?: TokenOptions): Promise<string>;
  bearer(options?: TokenOptions): Promise<string>;
  close(): Promise<void>;
}

const listen = (server: Server): Promise<string> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      // the address of a listening TCP server is always an AddressInfo
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
  });

/** A login host of our own: OpenID configuration and keys of any tenant, and tokens signed with them. */
export const startLoginServer = async (): Promise<LoginServer> => {
  let key = await firstKey;
  let keysUri: string | null = null;
  let failure: number | null = null;
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const url = request.url ?? '';
    requests.push(url);
    if (failure !== null) return response.writeHead(failure).end();
    response.setHeader('Content-Type', 'application/json');
    if (url.endsWith('/v2.0/.well-known/openid-configuration')) {
      const of = url.split('/')[1];
      const jwks_uri = keysUri ?? `${loginUrl}/${of}/discovery/v2.0/keys`;
      return response.end(JSON.stringify({ issuer: `${loginUrl}/${of}/v2.0`, jwks_uri }));
    }
    if (url.endsWith('/discovery/v2.0/keys'))
      return response.end(JSON.stringify({ keys: [key.jwk] }));
    return response.writeHead(404).end();
  });
  const loginUrl = await listen(server);

  const sign = async ({ claims = {}, alg = 'RS256', kid, key: other }: TokenOptions = {}) => {
    const now = Math.floor(Date.now() / 1000);
    const payload = {
      aud: clientId,
      iss: `${loginUrl}/${tenant}/v2.0`,
      iat: now,
      nbf: now,
      exp: now + 3600,
      tid: tenant,
      oid: person,
      ver: '2.0',
      scp: 'access_as_user',
      name: 'Ada Lovelace',
      preferred_username: 'Ada@contoso.com',
      roles: ['ALL'],
      ...claims,
    };
    return new SignJWT(payload)
      .setProtectedHeader({ alg, kid: kid ?? key.kid, typ: 'JWT' })
      .sign(other ?? (await importJWK(key.privateJwk, alg)));
  };

  return {
    loginUrl,
    requests,
    sign,
    keysAt: (uri) => {
      keysUri = uri;
    },
    failWith: (status) => {
      failure = status;
    },
    rollOver: async () => {
      key = await newKey('key-2');
    },
    bearer: async (options) => `Bearer ${await sign(options)}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
};

import { generateKeyPair, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { type CryptoKey, exportJWK, type JWK, type KeyObject, SignJWT } from 'jose';

interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject | CryptoKey;
  readonly publicJwk: JWK;
}

export interface SigningKeys {
  /** The published keys as /discovery/v2.0/keys tells them, newest first. */
  readonly published: (issuer: string) => { readonly keys: readonly JWK[] };
  /** Signs with the newest key, RS256. */
  readonly sign: (claims: Readonly<Record<string, unknown>>) => Promise<string>;
  /** Signs with a key nobody published. */
  readonly signWithUnknownKey: (claims: Readonly<Record<string, unknown>>) => Promise<string>;
  /** Adds a key that signs from now on; `withdraw` also stops publishing the earlier ones. */
  readonly rotate: (earlier: 'keep' | 'withdraw') => Promise<void>;
}

const generate = promisify(generateKeyPair);

async function createKey(): Promise<SigningKey> {
  const { privateKey, publicKey } = await generate('rsa', { modulusLength: 2048 });
  return {
    kid: randomUUID().replaceAll('-', ''),
    privateKey,
    publicJwk: await exportJWK(publicKey),
  };
}

function signWith(key: SigningKey, claims: Readonly<Record<string, unknown>>): Promise<string> {
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.kid })
    .sign(key.privateKey);
}

/** The keys that sign users' tokens, as Entra publishes them; RSA 2048. */
export async function createSigningKeys(): Promise<SigningKeys> {
  let current = await createKey();
  let earlier: readonly SigningKey[] = [];
  let unknown: SigningKey | null = null;
  return {
    published: (issuer) => ({
      keys: [current, ...earlier].map(({ kid, publicJwk }) => ({
        ...publicJwk,
        use: 'sig',
        kid,
        x5t: kid,
        issuer,
      })),
    }),
    sign: (claims) => signWith(current, claims),
    signWithUnknownKey: async (claims) => {
      unknown ??= await createKey();
      return signWith(unknown, claims);
    },
    rotate: async (keep) => {
      const next = await createKey();
      earlier = keep === 'keep' ? [current, ...earlier] : [];
      current = next;
    },
  };
}

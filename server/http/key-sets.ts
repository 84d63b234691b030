import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { AppError } from '../domain/errors.ts';

const microsoftHosts = [
  'login.microsoftonline.com',
  'login.microsoftonline.us',
  'login.partner.microsoftonline.cn',
  'login.windows.net',
];
const openIdConfiguration = z.object({ jwks_uri: z.url() });
const timeoutMs = 5_000;
const keepMs = 24 * 60 * 60 * 1000;
const keepTenants = 1_000;

const isLoopback = (host: string): boolean => ['127.0.0.1', '[::1]', 'localhost'].includes(host);

/** Refuses keys from anywhere but the login host itself or Microsoft's, and plain http but on loopback. */
const trusted = (uri: string, loginUrl: string): URL => {
  const url = new URL(uri);
  const safe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
  const known = url.host === new URL(loginUrl).host || microsoftHosts.includes(url.host);
  if (safe && known) return url;
  throw new AppError(
    'directory-unreachable',
    `Signing in is not possible: the OpenID configuration of ${loginUrl} names keys at ${url.host}, which is not trusted. Check LOGIN_URL.`,
  );
};

/** A failure of the login host, which is not the caller's. */
export const loginUnreachable = (loginUrl: string, found: string, cause?: unknown): AppError =>
  new AppError(
    'directory-unreachable',
    `Signing in is not possible: ${new URL(loginUrl).host} ${found}. Try again in a minute.`,
    { cause, retryAfterSeconds: 60 },
  );

const readConfiguration = async (loginUrl: string, tenant: string): Promise<unknown> => {
  const url = `${loginUrl}/${tenant}/v2.0/.well-known/openid-configuration`;
  const response = await fetch(url, {
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  }).catch((cause: unknown) => {
    throw loginUnreachable(loginUrl, 'does not answer', cause);
  });
  if (response.status === 400 || response.status === 404)
    throw new AppError(
      'unauthenticated',
      `The token names the tenant ${tenant}, which is unknown.`,
    );
  if (!response.ok) throw loginUnreachable(loginUrl, `answered ${response.status}`);
  return response.json().catch((cause: unknown) => {
    throw loginUnreachable(loginUrl, 'answered no OpenID configuration', cause);
  });
};

/**
 * The signing keys of tenants, as their OpenID configuration says; read once a day per tenant. An unknown key id makes
 * the keys be read again, at most every `cooldownMs`, so a key roll-over needs no restart.
 * https://learn.microsoft.com/entra/identity-platform/signing-key-rollover
 */
export const createKeySets = (loginUrl: string, now: () => Date, cooldownMs = 1_000) => {
  const known = new Map<string, { readonly keys: Promise<JWTVerifyGetKey>; readonly at: number }>();

  const open = async (tenant: string): Promise<JWTVerifyGetKey> => {
    const parsed = openIdConfiguration.safeParse(await readConfiguration(loginUrl, tenant));
    if (!parsed.success) throw loginUnreachable(loginUrl, 'answered no OpenID configuration');
    return createRemoteJWKSet(trusted(parsed.data.jwks_uri, loginUrl), {
      timeoutDuration: timeoutMs,
      cooldownDuration: cooldownMs,
    });
  };

  const forgetOldest = (): void => {
    const [oldest] = known.keys();
    if (known.size > keepTenants && oldest !== undefined) known.delete(oldest);
  };

  return (tenant: string): Promise<JWTVerifyGetKey> => {
    const kept = known.get(tenant);
    if (kept && now().getTime() - kept.at < keepMs) return kept.keys;
    const entry = { keys: open(tenant), at: now().getTime() };
    known.set(tenant, entry);
    forgetOldest();
    entry.keys.catch(() => {
      if (known.get(tenant) === entry) known.delete(tenant);
    });
    return entry.keys;
  };
};

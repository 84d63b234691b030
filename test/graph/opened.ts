import { readFileSync } from 'node:fs';
import { AppError } from '../../server/domain/errors.ts';
import { createOpenDirectory, type OpenDirectoryDeps } from '../../server/graph/directory.ts';
import { graphEndpoints } from '../../server/graph/endpoints.ts';
import type { Directory, DirectoryAccess, OpenDirectory } from '../../server/ports/directory.ts';
import type { Sealing } from '../../server/ports/sealing.ts';

export const secret = 'S3cr3t~Value.That-Must-Not-Leak';
export const access: DirectoryAccess = {
  tenantId: '11111111-1111-4111-8111-111111111111',
  clientId: 'de8bc8b5-d9f9-48b1-a8ad-b748da725064',
  credential: { kind: 'entered', clientSecret: secret },
};

/** Not secret at all, but it tells whether it was asked for the right thing. */
export const openSealing: Pick<Sealing, 'open'> = {
  async open(sealed, boundTo) {
    const prefix = `${boundTo}:`;
    if (sealed.startsWith(prefix)) return sealed.slice(prefix.length);
    throw new AppError('secret-unreadable', 'No key opens this secret; enter it again.');
  },
};

/** Waits small enough that every retry is over at once; the time limits leave room for a busy machine. */
export const quick = {
  attemptMs: 5_000,
  totalMs: 15_000,
  baseDelayMs: 2,
  maxDelayMs: 5,
  maxPages: 30,
  maxIdlePages: 5,
} as const;

export const openerFor = (url: string, deps: Partial<OpenDirectoryDeps> = {}): OpenDirectory =>
  createOpenDirectory({
    sealing: openSealing,
    endpoints: graphEndpoints({ cloud: 'global', loginUrl: url, graphUrl: url }),
    clock: { now: () => new Date('2026-03-01T08:00:00.000Z') },
    random: () => 0.5,
    ...deps,
    timeouts: { ...quick, ...deps.timeouts },
  });

export const directoryAt = (url: string, deps: Partial<OpenDirectoryDeps> = {}): Directory =>
  openerFor(url, deps)(access);

const examples = new URL('../fixtures/contracts/graph-examples/', import.meta.url);

/** One of Microsoft's example payloads. */
export const example = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(file, examples), 'utf8'));

/** The error a promise ends with; fails if it does not. */
export const errorOf = async (promise: Promise<unknown>): Promise<AppError> => {
  try {
    await promise;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('it was expected to fail');
};

export const isTokenRequest = (path: string): boolean => path.endsWith('/oauth2/v2.0/token');

let counter = 0;
/** A token answer as Entra gives it; each has another token. */
export const tokenAnswer = (roles?: readonly string[]) => {
  counter += 1;
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = roles ? { roles, jti: String(counter) } : { jti: String(counter) };
  const token = `${part({ alg: 'none' })}.${part(claims)}.${counter}`;
  return {
    body: {
      token_type: 'Bearer',
      expires_in: 3599,
      ext_expires_in: 3599,
      access_token: token,
    },
  };
};

/** Graph's error body. */
export const graphErrorBody = (code: string) => ({
  error: { code, message: 'as told', innerError: { 'request-id': 'request-7' } },
});

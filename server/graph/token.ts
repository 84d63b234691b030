import { createHash } from 'node:crypto';
import { AuthError, ConfidentialClientApplication, ServerError } from '@azure/msal-node';
import { AppError } from '../domain/errors.ts';
import type { Credential, DirectoryAccess } from '../ports/directory.ts';
import type { Sealing } from '../ports/sealing.ts';
import type { GraphEndpoints } from './endpoints.ts';
import { createLoginNetwork } from './login-network.ts';
import type { RetryDeps } from './retry.ts';
import { createSingleFlight } from './single-flight.ts';
import { checkAccess, tokenError } from './token-errors.ts';

/** Signs in for one access. AppError says why it failed and what to do. */
export interface Tokens {
  /** A token good for some minutes at least. */
  get(signal?: AbortSignal): Promise<string>;
  /** Another one, because Graph refused `rejected`. */
  renew(rejected: string, signal?: AbortSignal): Promise<string>;
}

export interface TokenDeps extends RetryDeps {
  readonly sealing: Pick<Sealing, 'open'>;
  readonly endpoints: GraphEndpoints;
}

const maxApps = 200;

const failureOfMsal = (error: AuthError) => ({
  // MSAL takes over whatever stands under `error`; from a proxy that may be anything
  errorCode: typeof error.errorCode === 'string' ? error.errorCode : '',
  errorNo: error instanceof ServerError && error.errorNo ? Number(error.errorNo) : null,
  status: error instanceof ServerError && error.status ? error.status : null,
  correlationId: error.correlationId || null,
  message: error.message,
});

const secretOf = async (sealing: TokenDeps['sealing'], credential: Credential): Promise<string> => {
  if (credential.kind === 'entered') return credential.clientSecret;
  const boundTo = credential.kind === 'sealed' ? credential.taskId : credential.boundTo;
  return sealing.open(credential.sealedSecret, boundTo);
};

type GetToken = (signal?: AbortSignal) => Promise<string>;

/** One MSAL application: it keeps its token in memory until shortly before it expires. */
const createApp = (deps: TokenDeps, access: DirectoryAccess, clientSecret: string): GetToken => {
  const { endpoints } = deps;
  let active: AbortSignal | undefined;
  let failure: unknown = null;
  const networkClient = createLoginNetwork({
    ...deps,
    loginUrl: endpoints.loginUrl,
    signal: () => active,
    onFailure: (error) => {
      failure = error;
    },
  });
  const app = new ConfidentialClientApplication({
    auth: {
      clientId: access.clientId,
      clientSecret,
      authority: `https://${endpoints.authorityHost}/${access.tenantId}`,
    },
    system: { networkClient },
  });
  // MSAL has no single flight of its own: four parallel first calls would be four requests.
  return createSingleFlight(async (signal) => {
    active = signal;
    failure = null;
    try {
      const result = await app.acquireTokenByClientCredential({ scopes: [endpoints.scope] });
      if (result?.accessToken) return result.accessToken;
    } catch (error) {
      if (failure !== null) throw failure;
      if (error instanceof AuthError) throw tokenError(failureOfMsal(error), access);
      throw error;
    }
    throw new AppError('directory-answer-invalid', 'Microsoft Entra answered without a token.');
  });
};

/**
 * Opens the tokens of an access; the applications of recent accesses are kept, so their tokens are reused by
 * directories opened later. The secret is opened here and nowhere else.
 */
export const createTokenSource = (deps: TokenDeps): ((access: DirectoryAccess) => Tokens) => {
  const apps = new Map<string, GetToken>();

  const open = async (access: DirectoryAccess): Promise<{ key: string; clientSecret: string }> => {
    const { credential } = access;
    const clientSecret = await secretOf(deps.sealing, credential);
    checkAccess(access, clientSecret);
    const digest = createHash('sha256').update(clientSecret).digest('hex');
    return { key: `${access.tenantId} ${access.clientId} ${digest}`.toLowerCase(), clientSecret };
  };

  const appOf = (key: string, access: DirectoryAccess, clientSecret: string): GetToken => {
    const app = apps.get(key) ?? createApp(deps, access, clientSecret);
    apps.delete(key);
    apps.set(key, app);
    const oldest = apps.keys().next();
    if (apps.size > maxApps && !oldest.done) apps.delete(oldest.value);
    return app;
  };
  const forget = (key: string, app: GetToken): void => {
    if (apps.get(key) === app) apps.delete(key);
  };

  return (access) => {
    let opened: Promise<{ key: string; clientSecret: string }> | null = null;
    const signIn = async (signal: AbortSignal | undefined, rejected: string | null) => {
      opened ??= open(access);
      const { key, clientSecret } = await opened;
      let app = appOf(key, access, clientSecret);
      try {
        const token = await app(signal);
        if (token !== rejected) return token;
        forget(key, app);
        app = appOf(key, access, clientSecret);
        return await app(signal);
      } catch (error) {
        // After a failure MSAL answers from memory for a while (up to an hour): the next attempt needs a new application.
        if (!signal?.aborted) forget(key, app);
        throw error;
      }
    };
    return {
      get: (signal) => signIn(signal, null),
      renew: (rejected, signal) => signIn(signal, rejected),
    };
  };
};

import { AppError, type ErrorCode } from '../../server/domain/errors.ts';
import { createVerifyToken, type SignInDeps } from '../../server/http/auth.ts';
import { clientId, type LoginServer, tenant } from './login-server.ts';

/** Verifies the tokens of this login server. */
export const verifierFor = (login: LoginServer, deps: Partial<SignInDeps> = {}) =>
  createVerifyToken({
    loginUrl: login.loginUrl,
    clientId,
    publicUrl: 'https://sync.example:8443',
    allowedTenants: [tenant],
    keyCooldownMs: 0,
    ...deps,
  });

/** How a sign-in ends. */
export const codeOf = async (
  answer: Promise<unknown>,
): Promise<ErrorCode | 'accepted' | 'unexpected'> => {
  try {
    await answer;
    return 'accepted';
  } catch (error) {
    return error instanceof AppError ? error.code : 'unexpected';
  }
};

/** Seconds since 1970, from now. */
export const seconds = (offset: number): number => Math.floor(Date.now() / 1000) + offset;

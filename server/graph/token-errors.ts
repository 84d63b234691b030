import { AppError, type ErrorCode } from '../domain/errors.ts';
import type { DirectoryAccess } from '../ports/directory.ts';
import { throttled } from './retry.ts';

interface Refusal {
  readonly code: ErrorCode;
  readonly found: string;
  readonly fix: string;
}

const settling =
  'If it was created a moment ago, wait a few minutes: Entra needs a while to know it everywhere.';

const unknownTenant: Refusal = {
  code: 'unknown-tenant',
  found: 'Entra knows no tenant with this ID.',
  fix: 'Copy the Directory (tenant) ID from the app registration, and check that it belongs to the Microsoft cloud this server uses.',
};

const unknownApp: Refusal = {
  code: 'unknown-app',
  found: 'the tenant knows no app with this client ID.',
  fix: `Copy the Application (client) ID from the app registration, check the tenant ID, and grant admin consent there. ${settling}`,
};

// https://learn.microsoft.com/entra/identity-platform/reference-error-codes
const refusals: ReadonlyMap<number, Refusal> = new Map([
  [
    7000215,
    {
      code: 'wrong-secret',
      found: 'the client secret is not one of this app.',
      fix: `Enter the secret's value, not its secret ID; if it is lost, create a new secret under Certificates & secrets. ${settling}`,
    },
  ],
  [
    7000222,
    {
      code: 'expired-secret',
      found: 'the client secret has expired.',
      fix: 'Create a new client secret under Certificates & secrets of the app registration and enter its value here with its new date.',
    },
  ],
  [700016, unknownApp],
  [7000229, unknownApp],
  [90002, unknownTenant],
  [900021, unknownTenant],
  [900023, unknownTenant],
  [
    7000112,
    {
      code: 'access-refused',
      found: 'the app is disabled in this tenant.',
      fix: 'Enable sign-in for it under Enterprise applications > Properties.',
    },
  ],
  [
    53003,
    {
      code: 'access-refused',
      found: 'a Conditional Access policy blocks the app.',
      fix: 'Allow the app, or the address of this server, in the policy for workload identities.',
    },
  ],
]);

/** What MSAL tells of a refusal: its errors share these fields, and `errorNo` alone says which AADSTS it was. */
export interface MsalFailure {
  readonly errorCode: string;
  readonly errorNo: number | null;
  readonly status: number | null;
  readonly correlationId: string | null;
  readonly message: string;
}

const aadstsOf = ({ errorNo, message }: MsalFailure): number | null => {
  const inText = /AADSTS(\d+)/.exec(message)?.[1];
  return errorNo ?? (inText === undefined ? null : Number(inText));
};

const refusalOf = (failure: MsalFailure, aadsts: number | null): Refusal => {
  const known = aadsts === null ? undefined : refusals.get(aadsts);
  if (known) return known;
  if (failure.errorCode === 'invalid_tenant') return unknownTenant;
  return {
    code: 'access-refused',
    found: `Entra refused with ${aadsts === null ? failure.errorCode || 'no code' : `AADSTS${aadsts}`}.`,
    fix: 'Check the app registration and its sign-in log in the Entra admin center; the number is explained on https://login.microsoftonline.com/error.',
  };
};

/** Turns what MSAL threw into an AppError that says what was attempted, what Entra found and how to mend it. */
export const tokenError = (failure: MsalFailure, access: DirectoryAccess): AppError => {
  const aadsts = aadstsOf(failure);
  const upstream = {
    ...(failure.status === null ? {} : { status: failure.status }),
    ...(failure.errorCode === '' ? {} : { code: failure.errorCode }),
    ...(failure.correlationId === null ? {} : { requestId: failure.correlationId }),
    ...(aadsts === null ? {} : { aadsts }),
  };
  const attempted = `Signing in to tenant ${access.tenantId} as app ${access.clientId} failed:`;
  if (failure.status === 429) {
    return new AppError('directory-throttled', throttled('Microsoft Entra', null, 429).message, {
      upstream,
    });
  }
  if (failure.status !== null && failure.status >= 500) {
    return new AppError(
      'directory-failed',
      `${attempted} Microsoft Entra answered ${failure.status} several times. Check its service health; it is tried again with the next run.`,
      { upstream },
    );
  }
  const refusal = refusalOf(failure, aadsts);
  return new AppError(refusal.code, `${attempted} ${refusal.found} ${refusal.fix}`, { upstream });
};

/** What cannot be an access is refused before anything is sent: the tenant ID would become part of an address. */
export const checkAccess = (access: DirectoryAccess, clientSecret: string): void => {
  const { tenantId, clientId } = access;
  const shaped = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(tenantId);
  const shared = ['common', 'organizations', 'consumers'].includes(tenantId.toLowerCase());
  if (!shaped || shared) {
    const message = `The tenant ID is neither a GUID nor a domain. ${unknownTenant.fix}`;
    throw new AppError('unknown-tenant', message);
  }
  if (clientId === '')
    throw new AppError('unknown-app', `No client ID is given. ${unknownApp.fix}`);
  if (clientSecret === '') {
    throw new AppError('wrong-secret', 'No client secret is given. Enter its value.');
  }
};

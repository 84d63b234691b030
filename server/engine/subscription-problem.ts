import { AppError } from '../domain/errors.ts';

const notMendable = new Set<AppError['code']>([
  'database-unavailable',
  'lease-lost',
  'run-cancelled',
  'run-interrupted',
  'internal',
]);

/** A failure that an admin (or time) can mend: it is shown as a reason. Throws any other, and whatever follows an abort. */
export const mendableOf = (error: unknown, signal: AbortSignal | undefined): AppError => {
  if (!signal?.aborted && error instanceof AppError && !notMendable.has(error.code)) return error;
  throw error;
};

/** How much of the remaining work would fail as well: this one, all of users or of groups, or everything. */
export const scopeOf = ({ code, details }: AppError): 'one' | 'kind' | 'all' => {
  if (code === 'missing-permission') return 'kind';
  if (code === 'subscription-exists') return 'one';
  const status = details.upstream?.status ?? 0;
  return code === 'directory-failed' && status >= 400 && status < 500 ? 'one' : 'all';
};

/** Whether Graph said that the group to subscribe to does not exist: its own state shows that already. */
export const isGoneGroup = (resource: string, { code, details }: AppError): boolean =>
  resource.includes('/') && code === 'directory-failed' && details.upstream?.status === 404;

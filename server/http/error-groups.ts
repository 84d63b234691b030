import type { ErrorCode } from '../domain/errors.ts';

/** What a route may refuse that finds something by its id. */
export const finding = ['not-found'] as const satisfies readonly ErrorCode[];

/** What a route may refuse that asks the directory with a task's access. */
export const reading = [
  'not-found',
  'wrong-secret',
  'expired-secret',
  'unknown-app',
  'unknown-tenant',
  'access-refused',
  'missing-permission',
  'access-not-tested',
  'secret-unreadable',
  'directory-failed',
  'directory-answer-invalid',
  'directory-unreachable',
  'directory-throttled',
] as const satisfies readonly ErrorCode[];

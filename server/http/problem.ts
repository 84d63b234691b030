import { STATUS_CODES } from 'node:http';
import type { ErrorRequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { ProblemView } from '../contract/problem.ts';
import { AppError, type ErrorCode } from '../domain/errors.ts';
import { correlationId } from './correlation.ts';

/** The HTTP status of every failure; the only place that knows one. */
export const statusOf: Readonly<Record<ErrorCode, number>> = {
  'invalid-input': 400,
  'invalid-actions': 400,
  unauthenticated: 401,
  forbidden: 403,
  'role-not-held': 403,
  'not-found': 404,
  'group-missing': 404,
  'method-not-allowed': 405,
  'revision-conflict': 409,
  'domain-taken': 409,
  'domain-not-selectable': 409,
  'user-exists': 409,
  'task-incomplete': 409,
  'access-not-tested': 409,
  'plan-stale': 409,
  'plan-applied': 409,
  'run-not-held': 409,
  'run-finished': 409,
  'last-admin': 409,
  'subscription-exists': 409,
  'subscription-quota': 409,
  // The access a task keeps does not work: the task is to be changed, not the request.
  'wrong-secret': 409,
  'expired-secret': 409,
  'unknown-app': 409,
  'unknown-tenant': 409,
  'access-refused': 409,
  'missing-permission': 409,
  'group-unreadable': 409,
  'all-groups-empty': 409,
  'unreadable-member': 409,
  'run-cancelled': 409,
  'run-interrupted': 409,
  'lease-lost': 409,
  'user-moved': 409,
  'address-taken': 409,
  'body-too-large': 413,
  'unsupported-media-type': 415,
  'too-many-requests': 429,
  'secret-unreadable': 500,
  internal: 500,
  'directory-failed': 502,
  'directory-answer-invalid': 502,
  'endpoint-unreachable': 502,
  'directory-unreachable': 503,
  'directory-throttled': 503,
  'database-unavailable': 503,
};

const unexpected =
  'Something unexpected failed. Give the correlation id to who runs this service: its log names the cause.';

/** What a caller may see of a failure: never a stack, a cause or a body; RFC 9457. */
export const problemOf = (
  { code, message, details }: Pick<AppError, 'code' | 'message' | 'details'>,
  correlation?: string,
): ProblemView => ({
  type: 'about:blank',
  title: STATUS_CODES[statusOf[code]] ?? 'Error',
  status: statusOf[code],
  detail: code === 'internal' ? unexpected : message,
  code,
  ...(correlation === undefined ? {} : { correlationId: correlation }),
  ...(details.fields ? { errors: details.fields } : {}),
  ...(details.upstream ? { upstream: details.upstream } : {}),
  ...(details.permission === undefined ? {} : { permission: details.permission }),
  ...(details.facts ? { facts: details.facts } : {}),
});

const fromParser = new Map<unknown, readonly [ErrorCode, string]>([
  ['entity.too.large', ['body-too-large', 'The body is larger than 1 MB; send less at once.']],
  ['encoding.unsupported', ['unsupported-media-type', 'Send the body without content encoding.']],
  ['charset.unsupported', ['unsupported-media-type', 'Send the body as JSON in UTF-8.']],
  ['entity.parse.failed', ['invalid-input', 'The body is not valid JSON.']],
]);

/** Any thrown value as an AppError; what Express and its body parser refuse keeps its meaning, the rest is `internal`. */
export const toAppError = (error: unknown): AppError => {
  if (error instanceof AppError) return error;
  if (error instanceof Error) {
    const [code, message] = fromParser.get('type' in error ? error.type : undefined) ?? [];
    if (code !== undefined && message !== undefined) return new AppError(code, message);
    if ('status' in error && error.status === 400)
      return new AppError(
        'invalid-input',
        'The request is malformed: its path or body cannot be read.',
      );
  }
  return new AppError('internal', unexpected, { cause: error });
};

const setHeaders = (response: Response, error: AppError): void => {
  if (error.code === 'unauthenticated')
    response.set('WWW-Authenticate', 'Bearer realm="Directory Synchronisation"');
  const wait = error.details.retryAfterSeconds;
  if (wait !== undefined) response.set('Retry-After', String(Math.max(1, Math.ceil(wait))));
};

const wentAway = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'AbortError' || ('code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'));

/** Answers every failure as problem+json; logs ours whole and the caller's by its code only. */
export const answerProblem =
  (log: Pick<Logger, 'error' | 'debug'>): ErrorRequestHandler =>
  (thrown: unknown, request, response, _next) => {
    const correlation = correlationId(response);
    const error = toAppError(thrown);
    const status = statusOf[error.code];
    const about = { correlationId: correlation, method: request.method, code: error.code };
    if (response.destroyed && wentAway(thrown)) log.debug(about, 'caller went away');
    else if (status >= 500) log.error({ ...about, err: thrown }, 'request failed');
    else log.debug(about, 'request refused');
    if (response.headersSent || response.destroyed) {
      response.destroy();
      return;
    }
    setHeaders(response, error);
    response.status(status).type('application/problem+json');
    response.send(JSON.stringify(problemOf(error, correlation)));
  };

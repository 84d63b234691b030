import { GraphError } from '@microsoft/microsoft-graph-client';
import { AppError } from '../domain/errors.ts';
import type { Clock } from '../ports/clock.ts';
import { retryAfterMs, throttled } from './retry.ts';

/** What was attempted, in words, and which application permission it needs. */
export interface Purpose {
  /** After "Microsoft Graph ... when": "reading the domains". */
  readonly doing: string;
  readonly permission: string;
}

/** What Graph answered, as far as it could be read. */
export interface GraphFailure {
  readonly status: number;
  readonly code?: string | undefined;
  readonly requestId?: string | undefined;
  readonly retryAfter?: string | null | undefined;
  /** Graph's own words, to tell refusals apart; never passed on. */
  readonly message?: string | undefined;
}

/** What a refusal means for one kind of request; null leaves it to what it means in general. */
export type ReadRefusal = (failure: GraphFailure) => AppError | null;

/** What is kept of a refusal for a support call. */
export const upstreamOf = ({ status, code, requestId }: GraphFailure) => ({
  status,
  ...(code ? { code } : {}),
  ...(requestId ? { requestId } : {}),
});

/** An answer that is not what Graph promises: a proxy's page, cut JSON, a link to somewhere else. */
export const invalidAnswer = (purpose: Purpose, found: string, cause?: unknown): AppError =>
  new AppError(
    'directory-answer-invalid',
    `Microsoft Graph's answer could not be used when ${purpose.doing}: ${found}. Nothing was read; a proxy on the way may have answered instead.`,
    cause === undefined ? {} : { cause },
  );

/** Turns a refusal of Graph into an AppError. The body's text stays out of it: only its code, status and request id are kept. */
export const graphFailure = (failure: GraphFailure, purpose: Purpose, clock: Clock): AppError => {
  const upstream = upstreamOf(failure);
  const { status } = failure;
  const said = `Microsoft Graph answered ${status}${failure.code ? ` ${failure.code}` : ''} when ${purpose.doing}.`;
  if (status === 429) {
    const known = throttled(
      'Microsoft Graph',
      retryAfterMs(failure.retryAfter, clock.now()),
      status,
    );
    return new AppError(known.code, known.message, { ...known.details, upstream });
  }
  if (status === 401) {
    return new AppError(
      'access-refused',
      `${said} It did not accept a fresh token. Check that the app registration is in the Microsoft cloud this server uses and is enabled.`,
      { upstream },
    );
  }
  if (status === 403) {
    return new AppError(
      'missing-permission',
      `${said} Grant the application permission ${purpose.permission} with admin consent; a consent just given needs a few minutes to count.`,
      { upstream, permission: purpose.permission },
    );
  }
  const advice =
    status >= 500
      ? 'It was tried several times; check the service health of Microsoft 365.'
      : 'Report it with the request id if it stays.';
  return new AppError('directory-failed', `${said} ${advice}`, { upstream });
};

/** Turns what the Graph client threw into an AppError; anything that is not of the client is returned as it is. */
export const fromGraphError = (
  error: unknown,
  purpose: Purpose,
  clock: Clock,
  readRefusal?: ReadRefusal,
): unknown => {
  if (!(error instanceof GraphError)) return error;
  const headers = error.headers ?? new Headers();
  const { statusCode: status } = error;
  // The client puts the name of the parser's error here when a body is no JSON.
  const isJson = error.code !== 'SyntaxError';
  if (status >= 200 && status < 300) return invalidAnswer(purpose, 'it is not valid JSON', error);
  const failure: GraphFailure = {
    status,
    code: isJson && error.code ? error.code : undefined,
    requestId: error.requestId ?? headers.get('request-id') ?? undefined,
    retryAfter: headers.get('retry-after'),
    message: isJson ? error.message : undefined,
  };
  const meant = readRefusal?.(failure);
  if (meant) return meant;
  if (!isJson && status < 500 && status !== 429 && status !== 401) {
    return invalidAnswer(purpose, `it is ${status} with something that is not JSON`, error);
  }
  return graphFailure(failure, purpose, clock);
};

/** Whether Graph said that the thing itself does not exist (404). */
export const isMissing = (error: unknown): boolean =>
  error instanceof AppError &&
  error.code === 'directory-failed' &&
  error.details.upstream?.status === 404;

/** Whether Graph refused this one read for want of a permission (403). */
export const isRefused = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'missing-permission';

/** Whether a page's token is too old (seen within minutes): the listing or round is to be read anew from its start. */
export const isExpiredPage = (error: unknown): boolean =>
  error instanceof AppError && error.details.upstream?.code === 'Directory_ExpiredPageToken';

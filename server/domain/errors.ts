/** Every failure the product expects, as a closed list; `http/problem.ts` alone knows their HTTP status. */
export type ErrorCode =
  // what was sent
  | 'invalid-input'
  | 'invalid-actions'
  | 'body-too-large'
  | 'unsupported-media-type'
  | 'too-many-requests'
  // who asks
  | 'unauthenticated'
  | 'forbidden'
  | 'role-not-held'
  // what it is about
  | 'not-found'
  | 'method-not-allowed'
  | 'revision-conflict'
  | 'domain-taken'
  | 'domain-not-selectable'
  | 'user-exists'
  | 'task-incomplete'
  | 'access-not-tested'
  | 'plan-stale'
  | 'plan-applied'
  | 'run-not-held'
  | 'run-finished'
  | 'last-admin'
  // what the directory or Entra answered
  | 'wrong-secret'
  | 'expired-secret'
  | 'unknown-app'
  | 'unknown-tenant'
  | 'access-refused'
  | 'missing-permission'
  | 'directory-unreachable'
  | 'directory-throttled'
  | 'directory-failed'
  | 'directory-answer-invalid'
  | 'subscription-exists'
  | 'subscription-quota'
  | 'endpoint-unreachable'
  | 'group-missing'
  | 'group-unreadable'
  | 'all-groups-empty'
  // what happened to a run
  | 'run-cancelled'
  | 'run-interrupted'
  | 'lease-lost'
  | 'user-moved'
  | 'address-taken'
  | 'unreadable-member'
  // ourselves
  | 'database-unavailable'
  | 'secret-unreadable'
  | 'internal';

/** One field that was refused: where (a JSON path) and why. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

export interface ErrorDetails {
  readonly fields?: readonly FieldError[];
  /** What Graph or Entra said: its code, request id and AADSTS number, for a support call. */
  readonly upstream?: {
    readonly status?: number | undefined;
    readonly code?: string | undefined;
    readonly requestId?: string | undefined;
    readonly aadsts?: number | undefined;
  };
  readonly permission?: string;
  readonly retryAfterSeconds?: number;
  /** Structured facts for the caller, for example the difference between two plans. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** A failure we expect: a stable code, and a message that says what was attempted, what was found and what to do. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
  constructor(
    code: ErrorCode,
    message: string,
    details: ErrorDetails & { readonly cause?: unknown } = {},
  ) {
    const { cause, ...rest } = details;
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.details = rest;
  }
}

/** What is kept and shown of a failure: code and message, and what the other side said. */
export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
  readonly upstream?: ErrorDetails['upstream'];
  readonly facts?: ErrorDetails['facts'];
}

/** Turns any thrown value into what a run may show; an unexpected one stays `internal`, without its text. */
export const failureOf = (error: unknown): Failure =>
  error instanceof AppError
    ? {
        code: error.code,
        message: error.message,
        ...(error.details.upstream ? { upstream: error.details.upstream } : {}),
        ...(error.details.facts ? { facts: error.details.facts } : {}),
      }
    : { code: 'internal', message: 'Something unexpected failed; the log of the server names it.' };

import { randomUUID } from 'node:crypto';

/** How an answer reaches the client; all but `whole` are faults of the wire. */
export type Delivery = 'whole' | 'hang' | 'destroy' | 'cut';

/** What is sent back: `text` is sent as it is, `json` as JSON, neither as an empty body. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly text?: string;
  readonly delivery?: Delivery;
  /** The kind of the fault that made this answer; absent if it is the tenant's own. */
  readonly fault?: string;
}

/** A JSON answer. */
export function jsonAnswer(
  status: number,
  json: unknown,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, json };
}

/** An answer without a body. */
export function emptyAnswer(status: number): Answer {
  return { status, headers: {} };
}

/** A refusal in Graph's shape, see https://learn.microsoft.com/graph/errors. */
export function graphError(
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const date = new Date().toISOString().slice(0, 19);
  const requestId = randomUUID();
  return jsonAnswer(
    status,
    {
      error: {
        code,
        message,
        innerError: { date, 'request-id': requestId, 'client-request-id': requestId },
      },
    },
    { 'request-id': requestId, 'client-request-id': requestId, ...headers },
  );
}

/** Thrown inside a handler to end it with this answer. */
export class Refusal extends Error {
  readonly answer: Answer;

  constructor(answer: Answer) {
    super(`refused with ${answer.status}`);
    this.name = 'Refusal';
    this.answer = answer;
  }
}

/** Ends the handling of a request with an error in Graph's shape. */
export function refuse(status: number, code: string, message: string): never {
  throw new Refusal(graphError(status, code, message));
}

/** 404 in the directory's words. */
export function refuseMissing(id: string): never {
  refuse(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );
}

/** Every bound of this adapter in one place; tests make them small. Times are milliseconds. */
export interface GraphLimits {
  /** One attempt, from the first byte sent to the last byte of the body. */
  readonly attemptMs: number;
  /** One request with all its attempts and waits. */
  readonly totalMs: number;
  /** Further attempts after the first. */
  readonly retries: number;
  /** The first wait; it doubles with every attempt. */
  readonly baseDelayMs: number;
  readonly maxDelayMs: number;
  /** A longer Retry-After is not waited for: the request gives up as throttled. */
  readonly maxRetryAfterMs: number;
  /** Pages of one listing; more is taken for a loop. */
  readonly maxPages: number;
  /** Pages in a row that bring nothing new (empty ones are normal); more is taken for a loop. */
  readonly maxIdlePages: number;
  /** Requests at the same time, of one directory. */
  readonly concurrency: number;
}

export const defaultLimits: GraphLimits = {
  attemptMs: 30_000,
  totalMs: 300_000,
  retries: 4,
  baseDelayMs: 1_000,
  maxDelayMs: 30_000,
  maxRetryAfterMs: 120_000,
  maxPages: 10_000,
  maxIdlePages: 100,
  concurrency: 8,
};

/** A logger as pino is one: ids and figures, never a name, a token or a secret. */
export interface GraphLog {
  debug(fields: Readonly<Record<string, unknown>>, message: string): void;
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
}

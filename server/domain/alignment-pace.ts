/** A lost subscription is silent: Graph is asked what there is after this time at the latest. */
export const askGraphEveryMs = 10 * 60_000;
/** What could not be done is tried again after this time, then after twice that, and so on up to the longest. */
export const firstRetryMs = 5_000;
export const longestRetryMs = 10 * 60_000;
/** Whoever looks every 5 s comes a little early or late, and is not to wait for 5 s more. */
const toleranceMs = 500;

/** What is remembered of the last alignment of an access at which Graph was asked. Moments in milliseconds. */
export interface AlignmentPace {
  readonly askedAt: number;
  /** Digest of what was wanted. */
  readonly wanted: string;
  /** When what could not be done is tried again, and how long that wait is; null if everything was done. */
  readonly retry: { readonly at: number; readonly waitMs: number } | null;
}

/**
 * How the next alignment looks: `graph` asks Graph what there is, `store` asks it only if something is to be done, `wait`
 * does nothing yet. A change of what is wanted ends a wait.
 */
export const nextLook = (
  pace: AlignmentPace | null,
  now: number,
  wanted: string,
): 'graph' | 'store' | 'wait' => {
  if (pace === null) return 'graph';
  if (pace.retry !== null) {
    return pace.wanted !== wanted || now >= pace.retry.at - toleranceMs ? 'graph' : 'wait';
  }
  return now - pace.askedAt >= askGraphEveryMs ? 'graph' : 'store';
};

/** What to remember of an alignment at which Graph was asked; `before` is null if the waits are to begin anew. */
export const paceAfter = (
  before: AlignmentPace | null,
  { now, wanted, isSettled }: { now: number; wanted: string; isSettled: boolean },
): AlignmentPace => {
  const last = before?.wanted === wanted ? before.retry : null;
  const waitMs = last === null ? firstRetryMs : Math.min(2 * last.waitMs, longestRetryMs);
  return { askedAt: now, wanted, retry: isSettled ? null : { at: now + waitMs, waitMs } };
};

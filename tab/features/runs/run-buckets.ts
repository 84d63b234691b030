import type { RunView } from '../../../server/contract/run.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const most = 24;
/** So that few runs do not make bars as wide as the chart. */
const fewest = 12;

/** The runs that began within one hour or day. */
export interface RunBucket {
  /** When it begins, in milliseconds since 1970. */
  readonly start: number;
  readonly runs: number;
  /** Users that were changed. */
  readonly changes: number;
  /** Runs that failed or did only a part, and users that could not be changed. */
  readonly failures: number;
  /** From the trigger to the end of a run, the median, in milliseconds; null = no run ended. */
  readonly latencyMs: number | null;
}

export interface RunBuckets {
  readonly unit: 'hour' | 'day';
  /** Without gaps, oldest first. */
  readonly buckets: readonly RunBucket[];
}

const median = (values: readonly number[]): number | null => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
};

const startOf = (time: number, unit: RunBuckets['unit']): number => {
  const date = new Date(time);
  if (unit === 'day') date.setHours(0, 0, 0, 0);
  else date.setMinutes(0, 0, 0);
  return date.getTime();
};

const nextOf = (start: number, unit: RunBuckets['unit']): number => {
  // a day may have 23 or 25 hours
  if (unit === 'day') return startOf(start + 1.5 * dayMs, unit);
  return start + hourMs;
};

const bucketOf = (start: number, runs: readonly RunView[]): RunBucket => ({
  start,
  runs: runs.length,
  changes: runs.reduce((sum, { counts }) => sum + counts.applied, 0),
  failures: runs.reduce(
    (sum, { counts, success }) => sum + counts.failed + (success === false ? 1 : 0),
    0,
  ),
  latencyMs: median(
    runs.flatMap(({ queuedAt, finishedAt }) =>
      finishedAt === null ? [] : [Date.parse(finishedAt) - Date.parse(queuedAt)],
    ),
  ),
});

/** Runs by the hour, or by the day where they reach back further than a day; at most the last 24 of them. */
export const runBuckets = (runs: readonly RunView[], now: number): RunBuckets => {
  const times = runs.map(({ queuedAt }) => Date.parse(queuedAt));
  const oldest = Math.min(now, ...times);
  const unit = now - oldest < dayMs ? 'hour' : 'day';
  const byStart = new Map<number, RunView[]>();
  for (const run of runs) {
    const start = startOf(Date.parse(run.queuedAt), unit);
    byStart.set(start, [...(byStart.get(start) ?? []), run]);
  }
  const buckets: RunBucket[] = [];
  const first = Math.min(oldest, now - (fewest - 1) * (unit === 'day' ? dayMs : hourMs));
  for (let start = startOf(first, unit); start <= now; start = nextOf(start, unit))
    buckets.push(bucketOf(start, byStart.get(start) ?? []));
  return { unit, buckets: buckets.slice(-most) };
};

/** Percentiles of how long a change took from the directory to the user, in milliseconds. */
export interface LatencyPercentiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** How the live updates of a task are, as last found. */
export interface LiveStatus {
  readonly state: 'on' | 'degraded';
  /** Why they are degraded and what to do; null if they are on. */
  readonly reason: string | null;
  /** RFC 3339, of the last alignment of its subscriptions. */
  readonly checkedAt: string;
  /** Null until a change was applied live. */
  readonly latency: LatencyPercentiles | null;
  /** What the last full read found that the live path had missed. */
  readonly drift: number;
  /** Notified changes that the directory never showed in time. */
  readonly lagMisses: number;
}

/** The percentiles of latencies in milliseconds, by nearest rank; null of none. */
export const percentilesOf = (latencies: readonly number[]): LatencyPercentiles | null => {
  const sorted = latencies.toSorted((a, b) => a - b);
  const rank = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
  return sorted.length === 0 ? null : { p50: rank(0.5), p95: rank(0.95), p99: rank(0.99) };
};

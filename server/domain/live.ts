/** Percentiles of durations, in milliseconds. */
export interface LatencyPercentiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** How long one change took from stage to stage, in milliseconds. */
export interface StageLatency {
  /** From the change in the directory until its notification was received; null where Graph did not tell when it happened. */
  readonly notified: number | null;
  /** From then until what changed was read from Graph. */
  readonly read: number;
  /** From then until the plan around the change was made. */
  readonly planned: number;
  /** From then until the change was written and recorded. */
  readonly applied: number;
}

/** The latencies of the newest changes of a task. */
export interface LiveLatency {
  /** Where `total` begins: at the event, if it is known of every change of the sample, else at the receipt of the notification. */
  readonly since: 'event' | 'received';
  /** How many changes were measured. */
  readonly sample: number;
  readonly total: LatencyPercentiles;
  /** Of the changes whose event time is known; null if there is none. */
  readonly notified: LatencyPercentiles | null;
  readonly read: LatencyPercentiles;
  readonly planned: LatencyPercentiles;
  readonly applied: LatencyPercentiles;
}

/** Why a drift is no defect of the live path. */
export type DriftCause =
  /** There were no subscriptions: changes were asked for in intervals. */
  | 'polling'
  /** The subscriptions were not all in place since the full read before. */
  | 'degraded'
  /** The live path itself said that only a full read can tell, as after a delta link that Graph no longer takes. */
  | 'full-read-needed'
  /** Further changes were notified while the directory was read. */
  | 'changes-under-way';

/** What a full read found that the live path had missed. */
export interface FoundDrift {
  readonly groups: number;
  readonly memberships: number;
  readonly people: number;
  /** Memberships the read found in all. */
  readonly mirrored: number;
  /** RFC 3339, of the end of that read. */
  readonly at: string;
  /** Null if nothing explains it (or there was none). */
  readonly explained: DriftCause | null;
}

/** The drift of the last full read that had something to compare with, and all of it so far. */
export interface LiveDrift extends FoundDrift {
  /** Groups, memberships and people together, of all full reads so far. */
  readonly total: number;
  /** When there was any last; null = never. */
  readonly lastAt: string | null;
}

/** How the subscriptions of a task are, as of their last alignment. */
export interface SubscriptionStatus {
  readonly state: 'on' | 'degraded';
  /** Why they are degraded and what to do; null if they are on. */
  readonly reason: string | null;
  /** RFC 3339: since when they are in this state. */
  readonly since: string;
  /** RFC 3339, of the last alignment. */
  readonly checkedAt: string;
}

/** How the live updates of a task are, as last found. */
export interface LiveStatus {
  /** Null until its subscriptions were aligned once. */
  readonly subscriptions: SubscriptionStatus | null;
  /** Null until a full read had something to compare with. */
  readonly drift: LiveDrift | null;
  /** Notified changes that the directory never showed in time. */
  readonly lagMisses: number;
}

/** The percentiles of durations in milliseconds, by nearest rank; null of none. */
export const percentilesOf = (durations: readonly number[]): LatencyPercentiles | null => {
  const sorted = durations.toSorted((a, b) => a - b);
  const rank = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
  return sorted.length === 0 ? null : { p50: rank(0.5), p95: rank(0.95), p99: rank(0.99) };
};

/** What a change took in all, in milliseconds: from its event, if that is known and asked for, else from its receipt. */
export const totalOf = (latency: StageLatency, since: LiveLatency['since']): number =>
  (since === 'event' ? (latency.notified ?? 0) : 0) +
  latency.read +
  latency.planned +
  latency.applied;

/** The figures of a sample; null of none. */
export const latencyOf = (sample: readonly StageLatency[]): LiveLatency | null => {
  const known = sample.flatMap(({ notified }) => notified ?? []);
  const since = known.length === sample.length ? 'event' : 'received';
  const total = percentilesOf(sample.map((latency) => totalOf(latency, since)));
  const read = percentilesOf(sample.map((latency) => latency.read));
  const planned = percentilesOf(sample.map((latency) => latency.planned));
  const applied = percentilesOf(sample.map((latency) => latency.applied));
  if (total === null || read === null || planned === null || applied === null) return null;
  return {
    since,
    sample: sample.length,
    total,
    notified: percentilesOf(known),
    read,
    planned,
    applied,
  };
};

/** Drift is worth an alert above `count`, or above `percent` of the mirrored memberships if it is at least `atLeast`. */
export const driftLimit = { count: 10, percent: 1, atLeast: 3 } as const;

/** Groups, memberships and people together. */
export const sizeOfDrift = ({
  groups,
  memberships,
  people,
}: Pick<FoundDrift, 'groups' | 'memberships' | 'people'>): number => groups + memberships + people;

/** Whether somebody should look into it: too much, and nothing explains it. */
export const isDriftAboveLimit = (drift: FoundDrift): boolean => {
  const size = sizeOfDrift(drift);
  if (drift.explained !== null) return false;
  return (
    size > driftLimit.count ||
    (size >= driftLimit.atLeast && size * 100 > driftLimit.percent * drift.mirrored)
  );
};

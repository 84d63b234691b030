import type { LiveDrift, LiveLatency, LiveStatus } from '../domain/live.ts';

/** What a task shows of its live updates. */
export interface LiveState {
  readonly enabled: boolean;
  readonly state: 'on' | 'degraded' | 'polling' | 'off';
  readonly reason: string | null;
  /** Since when its subscriptions are on or degraded; null otherwise, and until they were aligned once. */
  readonly since: string | null;
  /** When the subscriptions were looked after last. */
  readonly checkedAt: string | null;
  /** Null until a change was applied live. */
  readonly latency: LiveLatency | null;
  /** Null until a full read had something to compare with. */
  readonly drift: LiveDrift | null;
  readonly lagMisses: number;
}

const polling =
  'Microsoft cannot reach this server, as PUBLIC_URL is not set: it is asked for changes in intervals instead.';
const beginning =
  'Live updates are being set up; until then Microsoft 365 is asked for changes in intervals.';

/**
 * What a task shows: off if it is not enabled or paused, polling without a public address, else what the last alignment found;
 * degraded until there was one. What was measured is shown in every state.
 */
export const liveStateOf = (live: {
  readonly enabled: boolean;
  readonly paused: boolean;
  readonly publicUrl: string | null;
  readonly status: LiveStatus | null;
  readonly latency: LiveLatency | null;
}): LiveState => {
  const { enabled, status, latency } = live;
  const measured = { latency, drift: status?.drift ?? null, lagMisses: status?.lagMisses ?? 0 };
  return { enabled, ...stateOf(live), ...measured };
};

const stateOf = ({
  enabled,
  paused,
  publicUrl,
  status,
}: {
  readonly enabled: boolean;
  readonly paused: boolean;
  readonly publicUrl: string | null;
  readonly status: LiveStatus | null;
}): Pick<LiveState, 'state' | 'reason' | 'since' | 'checkedAt'> => {
  const never = { since: null, checkedAt: null };
  if (paused) return { state: 'off', reason: 'Paused.', ...never };
  if (!enabled) return { state: 'off', reason: null, ...never };
  if (publicUrl === null) return { state: 'polling', reason: polling, ...never };
  return status?.subscriptions ?? { state: 'degraded', reason: beginning, ...never };
};

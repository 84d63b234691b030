import type { LiveStatus } from '../domain/live.ts';

/** What a task shows of its live updates. */
export interface LiveState {
  readonly enabled: boolean;
  readonly state: 'on' | 'degraded' | 'polling' | 'off';
  readonly reason: string | null;
}

const polling =
  'Microsoft cannot reach this server, as PUBLIC_URL is not set: it is asked for changes in intervals instead.';
const beginning =
  'Live updates are being set up; until then Microsoft 365 is asked for changes in intervals.';

/**
 * What a task shows: off if it is not enabled, polling without a public address, else what the last alignment found;
 * degraded until there was one.
 */
export const liveStateOf = (live: {
  readonly enabled: boolean;
  readonly publicUrl: string | null;
  readonly status: Pick<LiveStatus, 'state' | 'reason'> | null;
}): LiveState => {
  const { enabled, publicUrl, status } = live;
  if (!enabled) return { enabled, state: 'off', reason: null };
  if (publicUrl === null) return { enabled, state: 'polling', reason: polling };
  if (status === null) return { enabled, state: 'degraded', reason: beginning };
  return { enabled, state: status.state, reason: status.reason };
};

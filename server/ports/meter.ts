import type { StageLatency } from '../domain/live.ts';
import type { Run } from '../domain/run.ts';

/** What became of one look at what changed in a directory. */
export type LookResult = 'looked' | 'read-in-full' | 'failed';

/** Counts what this process does, for whoever watches the installation. Never throws, never waits. */
export interface Meter {
  /** One change was applied live. */
  changed(latency: StageLatency): void;
  looked(result: LookResult): void;
  /** Notified changes that the directory never showed in time. */
  missed(count: number): void;
  /** A run came to its end, or is held. */
  ended(run: Pick<Run, 'kind' | 'state' | 'success' | 'counts'>): void;
}

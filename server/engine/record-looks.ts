import { failureOf } from '../domain/errors.ts';
import type { LiveStore } from '../ports/live.ts';
import type { Log } from '../ports/log.ts';
import type { LiveDeps } from './live-look.ts';

interface Deps {
  readonly live: Pick<LiveStore, 'add'>;
  readonly log: Log;
}

/** Keeps what live looks measured. A figure that cannot be kept is lost; the look is not. */
export const createRecorder =
  ({ live, log }: Deps): LiveDeps['record'] =>
  (taskId, outcome) => {
    if (outcome.kind === 'read-in-full') {
      log.info({ taskId, why: outcome.why }, 'live: a full read is needed');
      return;
    }
    if (outcome.kind === 'failed') return;
    const latencies = outcome.latencies.map((latency) => latency.applied);
    if (latencies.length === 0 && outcome.misses === 0) return;
    live.add(taskId, { latencies, misses: outcome.misses }).catch((error: unknown) => {
      log.warn({ taskId, code: failureOf(error).code }, 'latencies not recorded');
    });
  };

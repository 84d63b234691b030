import { failureOf } from '../domain/errors.ts';
import type { LiveStore } from '../ports/live.ts';
import type { Log } from '../ports/log.ts';
import type { Meter } from '../ports/meter.ts';
import type { LiveDeps } from './live-look.ts';

interface Deps {
  readonly live: Pick<LiveStore, 'add'>;
  readonly meter: Pick<Meter, 'changed' | 'looked' | 'missed'>;
  readonly log: Log;
}

/** Keeps what live looks measured. A figure that cannot be kept is lost; the look is not. */
export const createRecorder =
  ({ live, meter, log }: Deps): LiveDeps['record'] =>
  (taskId, outcome) => {
    meter.looked(outcome.kind);
    if (outcome.kind === 'read-in-full') {
      log.info({ taskId, why: outcome.why }, 'live: a full read is needed');
      return;
    }
    if (outcome.kind === 'failed') return;
    const { latencies, misses } = outcome;
    if (latencies.length === 0 && misses === 0) return;
    for (const latency of latencies) meter.changed(latency);
    meter.missed(misses);
    live.add(taskId, { latencies, misses }).catch((error: unknown) => {
      log.warn({ taskId, code: failureOf(error).code }, 'latencies not recorded');
    });
  };

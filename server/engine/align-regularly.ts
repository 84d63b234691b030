import { failureOf } from '../domain/errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';

/** An alignment that is asked for often, and never runs twice at a time in this process. */
export interface RegularAlignment {
  /** Begins one, unless one is under way. */
  look(): void;
  /** Begins one in which these accesses do not wait for their turn: at once, or a second after the last such one. */
  soon(accessKeys: readonly string[]): void;
  /** Begins no more; resolves when the one under way ended. */
  stop(): Promise<void>;
}

/** Graph lets an app list its subscriptions 40 times in 20 s, and life-cycle events come in bursts. */
const soonEveryMs = 1_000;

/**
 * Begins alignments. A failed one is logged and repeated with the next; it never fails whoever asked for it. What is urgent
 * stays so until an alignment took it.
 */
export const createRegularAlignment = (
  { clock, log }: { readonly clock: Clock; readonly log: Log },
  align: (urgent: Set<string>) => Promise<void>,
): RegularAlignment => {
  const urgent = new Set<string>();
  let running: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;
  let isAskedAgain = false;
  let isStopped = false;
  let lastSoon = Number.NEGATIVE_INFINITY;

  const once = async (): Promise<void> => {
    try {
      await align(urgent);
    } catch (error) {
      if (isStopped) return;
      log.warn({ code: failureOf(error).code }, 'subscriptions not aligned; it is tried again');
    }
  };

  const begin = (): void => {
    if (isStopped || running) return;
    running = once().finally(() => {
      running = null;
      if (!isAskedAgain) return;
      isAskedAgain = false;
      begin();
    });
  };

  const beginSoon = (): void => {
    timer = null;
    lastSoon = clock.now().getTime();
    // the one under way may have read already what is told now
    if (running) isAskedAgain = true;
    else begin();
  };

  return {
    look: begin,
    soon(accessKeys) {
      for (const key of accessKeys) urgent.add(key);
      if (timer || isStopped) return;
      const wait = Math.max(0, lastSoon + soonEveryMs - clock.now().getTime());
      timer = setTimeout(beginSoon, wait);
      timer.unref();
    },
    async stop() {
      isStopped = true;
      if (timer) clearTimeout(timer);
      await running;
    },
  };
};

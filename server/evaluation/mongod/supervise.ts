import { setTimeout as pause } from 'node:timers/promises';
import { messageOf } from './environment.ts';
import type { RunningMongod } from './launch.ts';

export interface Supervisor {
  /** Ends the server for good; resolves when its process is gone. */
  stop(): Promise<void>;
}

/** Keeps mongod running: when it ends by itself it is started again, at once, then 1, 2, 4 ... at most 10 s apart. */
export const supervise = (
  first: RunningMongod,
  relaunch: () => Promise<RunningMongod>,
  report: (line: string) => void,
): Supervisor => {
  const stopping = new AbortController();
  let current: RunningMongod | undefined = first;

  const bringBack = async (): Promise<void> => {
    for (let waitMs = 1000; !stopping.signal.aborted; waitMs = Math.min(waitMs * 2, 10_000)) {
      try {
        current = await relaunch();
        report('mongod runs again.');
        return;
      } catch (error) {
        report(
          `mongod could not be restarted, next try in ${waitMs / 1000} s: ${messageOf(error)}`,
        );
      }
      await pause(waitMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };

  const watch = async (): Promise<void> => {
    while (current !== undefined && !stopping.signal.aborted) {
      const how = await current.ended;
      if (stopping.signal.aborted) return;
      current = undefined;
      report(`mongod ended unexpectedly (${how}); starting it again.`);
      await bringBack();
    }
  };
  const watching = watch();

  return {
    stop: async () => {
      stopping.abort();
      await current?.stop();
      await watching;
      await current?.stop(); // one that was being brought back meanwhile
    },
  };
};

import { promises as timers } from 'node:timers';
import { AppError } from '../domain/errors.ts';
import type { Health } from '../ports/stores.ts';
import type { Database } from './database.ts';
import { inDatabase } from './in-database.ts';

/** Longer than a healthy database ever takes, shorter than whoever asks would wait. */
const patienceMs = 3000;

/** Asks the primary; AppError `database-unavailable` if it does not answer within three seconds. */
export const createHealth = ({ db }: Database): Health => ({
  ping: () =>
    inDatabase(async () => {
      const answered = new AbortController();
      // The driver's own `timeoutMS` does not end a command whose server hangs: that took 40 s.
      const silence = async () => {
        await timers.setTimeout(patienceMs, undefined, { signal: answered.signal, ref: false });
        throw new AppError(
          'database-unavailable',
          `The database did not answer within ${patienceMs / 1000} seconds.`,
        );
      };
      const ping = db.command({ ping: 1 });
      try {
        await Promise.race([ping, silence()]);
      } finally {
        answered.abort();
        // Whoever lost the race is not waited for.
        ping.catch(() => {});
      }
    }),
});

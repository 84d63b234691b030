import type { Health } from '../ports/stores.ts';
import type { Database } from './database.ts';
import { inDatabase } from './in-database.ts';

/** Longer than a healthy database ever takes, shorter than whoever asks would wait. */
const timeoutMS = 3000;

/** Asks the primary; AppError `database-unavailable` if it does not answer within three seconds. */
export const createHealth = ({ db }: Database): Health => ({
  ping: () =>
    inDatabase(async () => {
      await db.command({ ping: 1 }, { timeoutMS });
    }),
});

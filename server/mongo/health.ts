import type { Health } from '../ports/stores.ts';
import type { Database } from './database.ts';
import { inDatabase } from './in-database.ts';

/** Asks the primary; AppError `database-unavailable` if it does not answer. */
export const createHealth = ({ db }: Database): Health => ({
  ping: () =>
    inDatabase(async () => {
      await db.command({ ping: 1 });
    }),
});

import type { Database } from './database.ts';
import { inDatabase } from './in-database.ts';
import { createIndexes } from './indexes.ts';
import { type Migration, migrations, runMigrations } from './migrations.ts';
import { requireServer } from './server-requirements.ts';
import { withStartUpLock } from './start-up-lock.ts';

/** Makes the database ready for this version: checks the server, runs migrations, creates missing indexes. Idempotent. */
export const prepareDatabase = (
  database: Database,
  all: readonly Migration[] = migrations,
): Promise<void> =>
  inDatabase(async () => {
    const { version } = await database.db.command({ buildInfo: 1 });
    const { setName, msg } = await database.db.command({ hello: 1 });
    requireServer({ version, setName, msg });
    await withStartUpLock(database, async () => {
      await runMigrations(database, all);
      await createIndexes(database);
    });
  });

import { AppError } from '../domain/errors.ts';
import type { Database } from './database.ts';
import { inDatabase } from './in-database.ts';
import { createIndexes } from './indexes.ts';
import { type Migration, migrations, runMigrations } from './migrations.ts';
import { withStartUpLock } from './start-up-lock.ts';

const oldest = { major: 4, minor: 2 };

/** Refuses a server that is too old or cannot do transactions, and says what to do. */
const checkServer = async ({ db }: Database): Promise<void> => {
  const { version } = await db.command({ buildInfo: 1 });
  const [major = 0, minor = 0] = String(version).split('.').map(Number);
  if (major < oldest.major || (major === oldest.major && minor < oldest.minor))
    throw new AppError(
      'database-unavailable',
      `MongoDB ${version} is too old: ${oldest.major}.${oldest.minor} or newer is needed. Upgrade the server named by MONGODB_URI.`,
    );
  const { setName, msg } = await db.command({ hello: 1 });
  if (typeof setName !== 'string' && msg !== 'isdbgrid')
    throw new AppError(
      'database-unavailable',
      'MongoDB runs as a standalone server, which has no transactions. Start mongod with --replSet and call rs.initiate() once (a single member is enough), or let MONGODB_URI name a replica set.',
    );
};

/** Makes the database ready for this version: checks the server, runs migrations, creates missing indexes. Idempotent. */
export const prepareDatabase = (
  database: Database,
  all: readonly Migration[] = migrations,
): Promise<void> =>
  inDatabase(async () => {
    await checkServer(database);
    await withStartUpLock(database, async () => {
      await runMigrations(database, all);
      await createIndexes(database);
    });
  });

import type { Database } from './database.ts';

/** One step from an older shape of the data to a newer one. It may be interrupted and run again: it must not mind. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  run(database: Database): Promise<void>;
}

/** Every migration so far, by growing number. The first layout of the data needs none. */
export const migrations: readonly Migration[] = [];

/** Runs, in order and once each, the migrations this database has not seen. The caller keeps other processes out. */
export const runMigrations = async (
  database: Database,
  all: readonly Migration[],
): Promise<void> => {
  const done = new Set<number>();
  for await (const { _id } of database.collections.migrations.find()) done.add(_id);
  const open = all.filter(({ number }) => !done.has(number)).sort((a, b) => a.number - b.number);
  for (const migration of open) {
    await migration.run(database);
    const { number: _id, name } = migration;
    await database.collections.migrations.insertOne({ _id, name, ranAt: new Date() });
  }
};

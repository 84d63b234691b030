import { addSearchTexts } from './add-search-texts.ts';
import { countHistoryForLimits } from './count-history-for-limits.ts';
import type { Database } from './database.ts';
import { forgetMirrors } from './forget-mirrors.ts';

/** One step from an older shape of the data to a newer one. It may be interrupted and run again: it must not mind. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  run(database: Database): Promise<void>;
}

/** Every migration so far, by growing number. */
export const migrations: readonly Migration[] = [
  {
    number: 1,
    name: 'wakes are no longer stored',
    run: async ({ db }) => {
      const found = await db.listCollections({ name: 'jobs' }, { nameOnly: true }).toArray();
      if (found.length > 0) await db.dropCollection('jobs');
    },
  },
  { number: 2, name: 'lists are searched in the keys of indexes', run: addSearchTexts },
  { number: 3, name: 'a membership says whether its member is there', run: forgetMirrors },
  { number: 4, name: 'history says which limits it counts for', run: countHistoryForLimits },
];

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

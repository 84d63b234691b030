import { describe, expect, it, onTestFinished } from 'vitest';
import { connectDatabase, type Database } from '../../server/mongo/database.ts';
import type { Migration } from '../../server/mongo/migrations.ts';
import { prepareDatabase } from '../../server/mongo/prepare-database.ts';
import { freshDatabase } from '../database.ts';
import { aTask, contoso } from '../suites/builders.ts';
import { mongoStores } from './mongo-stores.ts';

/** An empty database that nobody prepared, with `count` connections to it. */
const unprepared = async (count = 1): Promise<readonly [Database, ...Database[]]> => {
  const fresh = await freshDatabase();
  onTestFinished(() => fresh.drop());
  const connect = async () => {
    const database = await connectDatabase({ uri: fresh.uri });
    onTestFinished(() => database.close());
    return database;
  };
  return [await connect(), ...(await Promise.all(Array.from({ length: count - 1 }, connect)))];
};

const indexNames = async ({ collections, db }: Database) => {
  const names = Object.values(collections).map(async ({ collectionName }) =>
    (await db.collection(collectionName).indexes()).map(({ name }) => `${collectionName} ${name}`),
  );
  return (await Promise.all(names)).flat();
};

describe('connecting', () => {
  it('uses the database that the connection string names, else one of our own', async () => {
    const fresh = await freshDatabase();
    onTestFinished(() => fresh.drop());
    const nameWith = async (uri: string, dbName?: string) => {
      const database = await connectDatabase({ uri, dbName });
      await database.close();
      return database.db.databaseName;
    };
    expect(await nameWith(fresh.uri)).toBe(fresh.db.databaseName);
    expect(await nameWith(fresh.uri, 'other')).toBe('other');
    const { host, search } = new URL(fresh.uri);
    expect(await nameWith(`mongodb://${host}${search}`)).toBe('directorySync');
    expect(await nameWith(`mongodb://${host}/${search}`)).toBe('directorySync');
  });

  it('says that the database is unavailable when nobody answers', async () => {
    await expect(
      connectDatabase({ uri: 'mongodb://127.0.0.1:1/x', serverSelectionTimeoutMs: 200 }),
    ).rejects.toMatchObject({ code: 'database-unavailable' });
  });

  it('says so too when the connection is closed under a store', async () => {
    const [database] = await unprepared();
    const stores = mongoStores(database);
    await stores.health.ping();
    await database.close();
    const refused = { code: 'database-unavailable' };
    await expect(stores.health.ping()).rejects.toMatchObject(refused);
    await expect(stores.tasks.list(contoso)).rejects.toMatchObject(refused);
    await expect(stores.target.list(contoso, { limit: 1 })).rejects.toMatchObject(refused);
    const rows = stores.plans.stream(contoso, 'plan', {})[Symbol.asyncIterator]();
    await expect(rows.next()).rejects.toMatchObject(refused);
  });
});

describe('preparing', () => {
  it('may be done again and by several processes at once, with the same indexes', async () => {
    const [first, second, third] = await unprepared(3);
    await Promise.all(
      [first, second ?? first, third ?? first].map((each) => prepareDatabase(each)),
    );
    const names = await indexNames(first);
    expect(names).toContain('tasks domains_1');
    await prepareDatabase(first);
    expect(await indexNames(first)).toEqual(names);
  });

  it('runs each migration once, in order, whoever starts first', async () => {
    const [first, second] = await unprepared(2);
    const ran: number[] = [];
    const migration = (number: number): Migration => ({
      number,
      name: `step ${number}`,
      run: async () => void ran.push(number),
    });
    const steps = [migration(2), migration(1)];
    await Promise.all([prepareDatabase(first, steps), prepareDatabase(second ?? first, steps)]);
    await prepareDatabase(first, [...steps, migration(3)]);
    expect(ran).toEqual([1, 2, 3]);
  });

  it('runs a migration again that failed, and those after it only then', async () => {
    const [database] = await unprepared();
    const ran: string[] = [];
    const failing: Migration = {
      number: 1,
      name: 'failing',
      run: async () => {
        ran.push('one');
        if (ran.length === 1) throw new Error('interrupted');
      },
    };
    const next: Migration = { number: 2, name: 'next', run: async () => void ran.push('two') };
    await expect(prepareDatabase(database, [failing, next])).rejects.toThrow('interrupted');
    await prepareDatabase(database, [failing, next]);
    expect(ran).toEqual(['one', 'one', 'two']);
  });

  it('takes away what earlier versions stored to wake tasks, and minds nobody who never had it', async () => {
    for (const jobs of [['drain'], []]) {
      const [database] = await unprepared();
      for (const name of jobs) await database.db.collection('jobs').insertOne({ name });
      await prepareDatabase(database);
      expect(await database.db.listCollections({ name: 'jobs' }).toArray()).toEqual([]);
    }
  });

  it('lets no operator into a filter', async () => {
    const [database] = await unprepared();
    await prepareDatabase(database);
    const { tasks } = mongoStores(database);
    await tasks.insert(aTask());
    // What a caller without types could send.
    const operator = { $ne: '' };
    const refused = { code: 'invalid-input' };
    await expect(Reflect.apply(tasks.get, tasks, [operator, 'task-1'])).rejects.toMatchObject(
      refused,
    );
    await expect(Reflect.apply(tasks.get, tasks, [contoso, operator])).rejects.toMatchObject(
      refused,
    );
    await expect(Reflect.apply(tasks.list, tasks, [])).rejects.toMatchObject(refused);
  });
});

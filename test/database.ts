import { randomUUID } from 'node:crypto';
import { type Db, MongoClient } from 'mongodb';
import { inject } from 'vitest';
import './mongod.ts'; // the type of 'mongodbUri'

export interface FreshDatabase {
  readonly client: MongoClient;
  readonly db: Db;
  /** The address of this database, for code that connects by itself. */
  readonly uri: string;
  /** Drops the database and closes the client. */
  drop(): Promise<void>;
}

const uriFor = (server: string, name: string): string =>
  server.replace(/^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/[^?]*)?/, `$1/${name}`);

/** An empty database of its own on the test run's server. */
export const freshDatabase = async (): Promise<FreshDatabase> => {
  const name = `test-${randomUUID().slice(0, 13)}`;
  const uri = uriFor(inject('mongodbUri'), name);
  const client = await new MongoClient(uri).connect();
  const db = client.db(name);
  return {
    client,
    db,
    uri,
    drop: async () => {
      await db.dropDatabase();
      await client.close();
    },
  };
};

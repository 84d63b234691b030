import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Db, MongoClient } from 'mongodb';
import { z } from 'zod';

/** The pid of the mongod that has this data folder open; null if none has. */
export const pidOfMongod = async (dbPath: string): Promise<number | null> => {
  const text = await readFile(join(dbPath, 'mongod.lock'), 'utf8').catch(() => '');
  const pid = Number(text);
  return Number.isInteger(pid) && pid > 1 ? pid : null;
};

/** Ends the mongod of a data folder as a power failure would; nothing happens if there is none. */
export const killMongod = async (dbPath: string): Promise<void> => {
  const pid = await pidOfMongod(dbPath);
  if (pid === null) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it has ended by itself, as after a kill before
  }
};

/** Where the product keeps its embedded database under DATA_DIR. */
export const dbPathOf = (dataDir: string): string => join(dataDir, 'mongodb', 'db');

/** Looks into the embedded database of a product behind its back. */
export const withEmbeddedDatabase = async <Answer>(
  dataDir: string,
  look: (db: Db) => Promise<Answer>,
): Promise<Answer> => {
  const state = await readFile(join(dataDir, 'mongodb', 'state.json'), 'utf8');
  const { port } = z.object({ port: z.number() }).parse(JSON.parse(state));
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`);
  try {
    return await look(client.db('directory-sync'));
  } finally {
    await client.close();
  }
};

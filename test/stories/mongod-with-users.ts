import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { findMongod } from '../../server/evaluation/mongod/find-mongod.ts';
import { chooseFreePort } from '../../server/evaluation/mongod/free-port.ts';
import { aDataFolder, eventually } from './running-server.ts';

const setName = 'stories';
const name = 'directory-sync';

export interface MongodWithUsers {
  /** The database as somebody who may read and write it. */
  readonly writingUri: string;
  /** The same database as somebody with the role `read` alone. */
  readonly readingUri: string;
  stop(): Promise<void>;
}

type Command = (command: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** Runs one or more commands on a connection of its own. */
const withClient = async <Answer>(
  uri: string,
  work: (command: Command) => Promise<Answer>,
): Promise<Answer> => {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 2000 });
  try {
    return await work((command) => client.db('admin').command(command));
  } finally {
    await client.close();
  }
};

/** Initiates the set and creates the users: the first one through the localhost exception. */
// https://www.mongodb.com/docs/manual/core/localhost-exception/
const createUsers = async (port: number, password: string): Promise<void> => {
  const direct = `mongodb://127.0.0.1:${port}/?directConnection=true`;
  const members = [{ _id: 0, host: `127.0.0.1:${port}` }];
  const attempt = (uri: string, command: Readonly<Record<string, unknown>>) =>
    withClient(uri, (run) => run(command)).then(
      () => null,
      (error: unknown) => error,
    );
  const succeed = (uri: string, command: Readonly<Record<string, unknown>>) =>
    eventually(
      () => attempt(uri, command).then((error) => (error === null ? '' : String(error))),
      (error) => error === '',
    );
  await succeed(direct, { replSetInitiate: { _id: setName, members } });
  const user = (createUser: string, roles: readonly object[]) => ({
    createUser,
    pwd: password,
    roles,
  });
  await succeed(direct, user('root', [{ role: 'root', db: 'admin' }]));
  const asRoot = `mongodb://root:${password}@127.0.0.1:${port}/?directConnection=true`;
  await succeed(asRoot, user('writer', [{ role: 'readWrite', db: name }]));
  await succeed(asRoot, user('reader', [{ role: 'read', db: name }]));
};

/** A mongod of its own with authentication, as a replica set: who may read cannot write there. */
export const startMongodWithUsers = async (): Promise<MongodWithUsers> => {
  const folder = await aDataFolder();
  const dbPath = join(folder.path, 'db');
  const keyFile = join(folder.path, 'key');
  await mkdir(dbPath);
  await writeFile(keyFile, randomBytes(96).toString('base64'), { mode: 0o400 });
  const { path } = await findMongod({
    mongodBinary: process.env.MONGOD_BINARY || undefined,
    env: process.env,
    report: (line) => console.error(line),
  });
  const port = await chooseFreePort();
  const child = spawn(
    path,
    [
      ...['--dbpath', dbPath, '--port', String(port), '--bind_ip', '127.0.0.1', '--nounixsocket'],
      ...['--replSet', setName, '--keyFile', keyFile, '--wiredTigerCacheSizeGB', '0.25'],
      ...['--logpath', join(folder.path, 'mongod.log'), '--oplogSize', '64'],
    ],
    { stdio: 'ignore' },
  );
  const ended = once(child, 'exit');
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const stop = async () => {
    process.off('exit', kill);
    child.kill('SIGTERM');
    const impatience = setTimeout(kill, 10_000);
    await ended;
    clearTimeout(impatience);
    await folder.remove();
  };
  const password = randomBytes(12).toString('hex');
  const uriOf = (user: string) =>
    `mongodb://${user}:${password}@127.0.0.1:${port}/${name}?replicaSet=${setName}&authSource=admin`;
  try {
    await createUsers(port, password);
  } catch (error) {
    await stop();
    throw error;
  }
  return { writingUri: uriOf('writer'), readingUri: uriOf('reader'), stop };
};

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { MongoClient } from 'mongodb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  type EmbeddedMongod,
  startEmbeddedMongod,
} from '../../server/evaluation/mongod/embedded-mongod.ts';
import { isAlive } from '../../server/evaluation/mongod/process-identity.ts';

let dataDir: string;
let said: string[];
const running = new Set<EmbeddedMongod>();
const parents = new Set<ChildProcess>();

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'directory-sync-mongod-'));
  said = [];
});

afterEach(async () => {
  await Promise.all([...running].map((mongod) => mongod.stop()));
  running.clear();
  for (const parent of parents) await kill(parent); // of a failed test
  await rm(dataDir, { recursive: true, force: true });
});

const start = async (): Promise<EmbeddedMongod> => {
  const mongod = await startEmbeddedMongod({
    dataDir,
    mongodBinary: process.env.MONGOD_BINARY || undefined,
    env: process.env,
    report: (line) => said.push(line),
  });
  running.add(mongod);
  return mongod;
};

const stop = async (mongod: EmbeddedMongod): Promise<void> => {
  running.delete(mongod);
  await mongod.stop();
};

const withClient = async <T>(uri: string, use: (client: MongoClient) => Promise<T>): Promise<T> => {
  const client = await new MongoClient(uri).connect();
  try {
    return await use(client);
  } finally {
    await client.close();
  }
};

const remember = (uri: string, word: string) =>
  withClient(uri, (client) => client.db().collection('words').insertOne({ word }));

const readWords = (uri: string) =>
  withClient(uri, async (client) => {
    const words = await client.db().collection('words').find().sort({ word: 1 }).toArray();
    return words.map(({ word }) => word);
  });

const readPid = (uri: string) =>
  withClient(uri, async (client) => Number((await client.db().command({ serverStatus: 1 })).pid));

const portOf = (uri: string) => Number(new URL(uri).port);

/** Starts a process that runs an embedded mongod on the folder, and tells when it is ready. */
const startParent = async (
  atEndOfInput: 'exit' | 'stay' = 'stay',
): Promise<{ parent: ChildProcess; uri: string }> => {
  const script = join(import.meta.dirname, 'mongod-parent.ts');
  const parent = spawn(process.execPath, ['--import', 'tsx', script, dataDir, atEndOfInput], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  parents.add(parent);
  const [uri] = await once(createInterface(parent.stdout), 'line');
  return { parent, uri };
};

const kill = async (parent: ChildProcess): Promise<void> => {
  parents.delete(parent);
  if (parent.exitCode !== null || parent.signalCode !== null) return;
  const exit = once(parent, 'exit');
  parent.kill('SIGKILL');
  await exit;
};

describe('an embedded mongod', { timeout: 60_000 }, () => {
  test('keeps its data and its port over a restart', async () => {
    const first = await start();
    await remember(first.uri, 'kept');
    await stop(first);
    const second = await start();
    expect(await readWords(second.uri)).toEqual(['kept']);
    expect(second.uri).toBe(first.uri);
  });

  test('offers transactions and change streams', async () => {
    const { uri } = await start();
    await withClient(uri, async (client) => {
      const words = client.db().collection('words');
      const stream = words.watch();
      const change = stream.next();
      await words.insertOne({ word: 'before the transaction' });
      await expect(change).resolves.toMatchObject({ operationType: 'insert' });
      await stream.close();
      await client.withSession((session) =>
        session.withTransaction(() => words.insertOne({ word: 'within' }, { session })),
      );
    });
    expect(await readWords(uri)).toEqual(['before the transaction', 'within']);
  });

  test('is started again on the same port when it is killed, with its data, and the driver recovers', async () => {
    const { uri } = await start();
    await withClient(uri, async (client) => {
      await client.db().collection('words').insertOne({ word: 'survives' });
      process.kill(await readPid(uri), 'SIGKILL');
      await client.db().collection('words').insertOne({ word: 'written after the kill' });
    });
    expect(await readWords(uri)).toEqual(['survives', 'written after the kill']);
    await vi.waitFor(() => expect(said).toContain('mongod runs again.'), 10_000);
    expect(said).toContainEqual(expect.stringContaining('ended unexpectedly (signal SIGKILL)'));
  });

  test('stays down once it was stopped, and leaves no lock behind', async () => {
    const mongod = await start();
    const pid = await readPid(mongod.uri);
    await stop(mongod);
    expect(isAlive(pid)).toBe(false);
    expect(said).not.toContainEqual(expect.stringContaining('unexpectedly'));
    expect(await readdir(join(dataDir, 'mongodb'))).not.toContain('lock.json');
  });

  test('refuses a folder that this process already uses', async () => {
    await start();
    await expect(start()).rejects.toThrow(
      `DATA_DIR ${dataDir} is in use by the process ${process.pid}`,
    );
  });

  test('refuses a folder that another living process uses', async () => {
    const { parent, uri } = await startParent();
    const pid = await readPid(uri);
    await expect(start()).rejects.toThrow(`in use by the process ${parent.pid}`);
    await kill(parent);
    process.kill(pid, 'SIGKILL');
    await vi.waitUntil(() => !isAlive(pid), 10_000);
  });

  test('replaces the mongod that a killed process left behind, with its data', async () => {
    const { parent, uri } = await startParent();
    await remember(uri, 'of the killed process');
    const orphan = await readPid(uri);
    await kill(parent);
    expect(isAlive(orphan)).toBe(true);

    const next = await start();
    expect(isAlive(orphan)).toBe(false);
    // on its old port, unless a connection of somebody else took that in between: only the data is promised
    expect(await readWords(next.uri)).toEqual(['of the killed process']);
    expect(said).toContainEqual(expect.stringContaining(`left over from an earlier start`));
  });

  test('ends with its process when that exits without stopping it', async () => {
    const { parent, uri } = await startParent('exit');
    const pid = await readPid(uri);
    parent.stdin?.end();
    await vi.waitUntil(() => !isAlive(pid), 15_000);
  });

  test('moves to another port when somebody else took its own, and is primary there with its data', async () => {
    const first = await start();
    await remember(first.uri, 'moved');
    await stop(first);
    const stranger = createServer((socket) => socket.destroy()).listen(
      portOf(first.uri),
      '127.0.0.1',
    );
    await once(stranger, 'listening');
    try {
      const second = await start();
      expect(portOf(second.uri)).not.toBe(portOf(first.uri));
      await remember(second.uri, 'and writable');
      expect(await readWords(second.uri)).toEqual(['and writable', 'moved']);
    } finally {
      stranger.close();
    }
  });

  test('leaves a mongod of another folder alone, also when that one has taken its port', async () => {
    const first = await start();
    await stop(first);
    const ours = dataDir;
    dataDir = await mkdtemp(join(tmpdir(), 'directory-sync-mongod-'));
    await mkdir(join(dataDir, 'mongodb'));
    await copyFile(join(ours, 'mongodb/state.json'), join(dataDir, 'mongodb/state.json')); // the same port
    const other = await start();
    expect(other.uri).toBe(first.uri);
    const theirs = dataDir;
    dataDir = ours;
    const again = await start();
    expect(again.uri).not.toBe(first.uri);
    await remember(other.uri, 'undisturbed');
    await stop(other);
    await rm(theirs, { recursive: true });
  });
});

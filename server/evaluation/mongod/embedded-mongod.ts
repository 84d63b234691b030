import { mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from './environment.ts';
import { findMongod } from './find-mongod.ts';
import { launchMongod } from './launch.ts';
import { launchFirst } from './launch-first.ts';
import { takeLock } from './lock.ts';
import { dismissOrphan } from './orphan.ts';
import { replicaSetName } from './replica-set.ts';
import { readState, writeState } from './state-file.ts';
import { supervise } from './supervise.ts';

export interface EmbeddedMongodOptions {
  /** Everything is kept under `<dataDir>/mongodb`. */
  readonly dataDir: string;
  readonly mongodBinary?: string | undefined;
  /** PATH, the cache folder, and what helper programs inherit. */
  readonly env: Environment;
  /** Told, one line at a time, what takes long and what was repaired. */
  readonly report: (line: string) => void;
  /** Further server parameters, `name=value`. */
  readonly serverParameters?: readonly string[];
}

export interface EmbeddedMongod {
  readonly uri: string;
  /** Shuts the server down cleanly and gives the data folder free. */
  stop(): Promise<void>;
}

const startOn = async (folder: string, options: EmbeddedMongodOptions): Promise<EmbeddedMongod> => {
  const { mongodBinary, env, report, serverParameters = [] } = options;
  const stateFile = join(folder, 'state.json');
  const logFile = join(folder, 'mongod.log');
  const dbPath = await realpath(join(folder, 'db'));
  const previous = await readState(stateFile);
  const { path: mongod } = await findMongod({
    mongodBinary,
    previous: previous?.mongod,
    env,
    report,
  });
  const launchOn = (port: number) =>
    launchMongod({ mongod, port, dbPath, logFile, serverParameters });
  const { port, running } = await launchFirst({
    previousPort: previous?.port,
    remember: (port) => writeState(stateFile, { port, mongod }),
    dismissOrphan: (port) => dismissOrphan(port, dbPath, report),
    report,
    launchOn,
  });
  const supervisor = supervise(running, () => launchOn(port), report);
  return {
    uri: `mongodb://127.0.0.1:${port}/directory-sync?replicaSet=${replicaSetName}`,
    stop: supervisor.stop,
  };
};

/**
 * Runs a real mongod as a single-node replica set on 127.0.0.1 and keeps it running; resolves when it is primary.
 * Data, port and log survive restarts; what a killed process left behind is cleaned up first.
 * Throws when another instance uses the folder, or with everything tried when no mongod can be had.
 */
export const startEmbeddedMongod = async (
  options: EmbeddedMongodOptions,
): Promise<EmbeddedMongod> => {
  const folder = join(options.dataDir, 'mongodb');
  await mkdir(join(folder, 'db'), { recursive: true });
  const lock = await takeLock(
    join(folder, 'lock.json'),
    (pid) =>
      new Error(
        `DATA_DIR ${options.dataDir} is in use by the process ${pid}. Stop that one, or set DATA_DIR to another folder.`,
      ),
  );
  try {
    const { uri, stop } = await startOn(folder, options);
    return {
      uri,
      stop: async () => {
        await stop();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
};

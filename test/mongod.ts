import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedMongod } from '../server/evaluation/mongod/embedded-mongod.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A replica set for the whole test run; use `freshDatabase()` for a database of your own. */
    mongodbUri: string;
  }
}

/** One mongod for the whole test run: MONGODB_URI if it is set, else an embedded one that is deleted at the end. */
export const setup = async (project: TestProject): Promise<(() => Promise<void>) | undefined> => {
  const { MONGODB_URI, MONGOD_BINARY } = process.env;
  if (MONGODB_URI) {
    project.provide('mongodbUri', MONGODB_URI);
    return undefined;
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'directory-sync-test-'));
  try {
    const mongod = await startEmbeddedMongod({
      dataDir,
      mongodBinary: MONGOD_BINARY || undefined,
      env: process.env,
      report: (line) => console.error(line),
      serverParameters: ['ttlMonitorSleepSecs=1'],
    });
    project.provide('mongodbUri', mongod.uri);
    return async () => {
      await mongod.stop();
      await rm(dataDir, { recursive: true, force: true });
    };
  } catch (error) {
    await rm(dataDir, { recursive: true, force: true });
    throw error;
  }
};

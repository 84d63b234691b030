import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { startEmbeddedMongod } from '../../server/evaluation/mongod/embedded-mongod.ts';
import { pidOfMongod } from './pid-of-mongod.ts';
import { startProcess } from './start-process.ts';

const tenantLine = z.object({
  url: z.string(),
  tenantId: z.string(),
  clientId: z.string(),
  clientSecret: z.string(),
  audience: z.string(),
  signIn: z.string(),
});

export interface Installation {
  readonly tenant: z.infer<typeof tenantLine>;
  readonly server: { readonly url: string; readonly pid: number; readonly output: () => string };
  readonly mongod: { readonly uri: string; readonly pid: number };
  /** Ends every process and deletes the data. */
  stop(): Promise<void>;
}

interface Size {
  readonly people: number;
  readonly groups: number;
}

const tenantOptions = ({ people, groups }: Size): string[] =>
  ['--people', people, '--groups', groups].map(String);

const startTenant = (size: Size) =>
  startProcess(
    ['--import', 'tsx', 'server/evaluation/tenant/main.ts', ...tenantOptions(size)],
    {},
    /(\{"url".*\})\n/,
  );

/**
 * A directory of that size, a database and the server, each its own process as in production: nothing of the simulated
 * side counts in the server's time on the CPU or memory.
 */
export const startInstallation = async (
  mainFile: string,
  size: Size,
  nodeOptions: readonly string[],
): Promise<Installation> => {
  const closing: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const end of closing.splice(0).toReversed()) await end();
  };
  try {
    const dataDir = await mkdtemp(join(tmpdir(), 'directory-sync-bench-'));
    closing.push(() => rm(dataDir, { recursive: true, force: true, maxRetries: 5 }));
    const process_ = await startTenant(size);
    closing.push(process_.stop);
    const tenant = tenantLine.parse(JSON.parse(process_.ready));
    const mongod = await startEmbeddedMongod({
      dataDir,
      mongodBinary: process.env.MONGOD_BINARY || undefined,
      env: process.env,
      report: (line) => process.stderr.write(`${line}\n`),
    });
    closing.push(mongod.stop);
    const env = {
      PORT: '0',
      LOG_LEVEL: 'warn',
      RATE_LIMIT_PER_MINUTE: '0',
      DATA_DIR: dataDir,
      MONGODB_URI: mongod.uri,
      ENTRA_CLIENT_ID: tenant.audience,
      LOGIN_URL: tenant.url,
      GRAPH_URL: tenant.url,
    };
    const server = await startProcess([...nodeOptions, mainFile], env, /listens on (\S+)/);
    closing.push(server.stop);
    return {
      tenant,
      server: { url: server.ready, pid: server.pid, output: server.output },
      mongod: { uri: mongod.uri, pid: await pidOfMongod(mongod.uri) },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
};

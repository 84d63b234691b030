import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { startEmbeddedMongod } from '../../server/evaluation/mongod/embedded-mongod.ts';
import { chooseFreePort } from '../../server/evaluation/mongod/free-port.ts';
import { generateTenant } from '../../server/evaluation/tenant/generate-tenant.ts';
import type { DirectorySeed } from '../../server/evaluation/tenant/records.ts';
import { sampleCredentials } from '../../server/evaluation/tenant/sample-identities.ts';
import { type SimulatedTenant, startTenant } from '../../server/evaluation/tenant/start-tenant.ts';
import { pidOfMongod } from './pid-of-mongod.ts';
import type { Api } from './sign-in.ts';
import type { Installation } from './start-installation.ts';
import { startProcess } from './start-process.ts';

export interface LiveInstallation {
  /** Its directory is changed from here, so it runs in this process. */
  readonly tenant: SimulatedTenant;
  readonly installation: Installation;
  readonly dataDir: string;
  /** Ends the server alone; `installation.stop` ends the rest. */
  stopServer(): Promise<void>;
}

/** A server to which a simulated Microsoft 365 of that size delivers; server and database are processes of their own. */
export const startLive = async (
  mainFile: string,
  size: { readonly people: number; readonly groups: number },
  options: {
    /** Directories of other customers. */
    readonly others?: readonly DirectorySeed[];
    /** Of the server's process. */
    readonly nodeOptions?: readonly string[];
  } = {},
): Promise<LiveInstallation> => {
  const closing: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const end of closing.splice(0).toReversed()) await end();
  };
  try {
    const dataDir = await mkdtemp(join(tmpdir(), 'directory-sync-bench-'));
    closing.push(() => rm(dataDir, { recursive: true, force: true, maxRetries: 5 }));
    const tenant = await startTenant({
      directories: [generateTenant(size), ...(options.others ?? [])],
    });
    closing.push(tenant.stop);
    const mongod = await startEmbeddedMongod({
      dataDir,
      mongodBinary: process.env.MONGOD_BINARY || undefined,
      env: process.env,
      report: (line) => process.stderr.write(`${line}\n`),
    });
    closing.push(mongod.stop);
    const port = await chooseFreePort();
    const env = {
      ...{ PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}`, LOG_LEVEL: 'warn' },
      ...{ RATE_LIMIT_PER_MINUTE: '0', DATA_DIR: dataDir, MONGODB_URI: mongod.uri },
      ...{ LOGIN_URL: tenant.loginUrl, GRAPH_URL: tenant.graphUrl },
      ENTRA_CLIENT_ID: tenant.options.audience,
    };
    const server = await startProcess(
      [...(options.nodeOptions ?? []), mainFile],
      env,
      /listens on (\S+)/,
    );
    let running = true;
    const stopServer = async () => {
      if (!running) return;
      running = false;
      await server.stop();
    };
    closing.push(stopServer);
    const installation: Installation = {
      tenant: {
        ...{ url: tenant.url, signIn: `${tenant.url}/sample-sign-in` },
        ...{ ...sampleCredentials.ready, tenantId: tenant.tenantId },
        audience: tenant.options.audience,
      },
      server: { url: server.ready, pid: server.pid, output: server.output },
      mongod: { uri: mongod.uri, pid: await pidOfMongod(mongod.uri) },
      stop,
    };
    return { tenant, installation, dataDir, stopServer };
  } catch (error) {
    await stop();
    throw error;
  }
};

const taskView = z.object({
  lastRun: z.object({ finishedAt: z.string().nullable() }).nullable(),
  liveSync: z.object({ state: z.string() }),
});

/** Enables live sync and waits until everybody was synchronised and Graph delivers. */
export const goLive = async (api: Api, taskId: string): Promise<void> => {
  const path = `/api/tasks/${taskId}`;
  await api('PATCH', path, z.unknown(), { liveSync: { enabled: true } });
  for (;;) {
    const task = await api('GET', path, taskView);
    if (task.lastRun?.finishedAt && task.liveSync.state === 'on') return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
};

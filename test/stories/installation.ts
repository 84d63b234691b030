import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { type Config, readConfig } from '../../server/config.ts';
import { chooseFreePort } from '../../server/evaluation/mongod/free-port.ts';
import type { DirectorySeed } from '../../server/evaluation/tenant/records.ts';
import {
  sampleCredentials,
  sampleTenantId,
} from '../../server/evaluation/tenant/sample-identities.ts';
import {
  type SimulatedTenant,
  type StartOptions,
  startTenant,
} from '../../server/evaluation/tenant/start-tenant.ts';
import type { GraphLimits } from '../../server/graph/limits.ts';
import { createLog } from '../../server/log.ts';
import { type RunningServer, startServer } from '../../server/start-server.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import type { Api } from './api-steps.ts';
import { aDataFolder, signedIn } from './running-server.ts';

/** Short enough for tests, long enough for a busy machine. */
export const shortLimits: Partial<GraphLimits> = {
  attemptMs: 1500,
  totalMs: 6000,
  retries: 2,
  baseDelayMs: 10,
  maxDelayMs: 50,
  maxRetryAfterMs: 2000,
  maxIdlePages: 5,
};

export interface InstallationOptions {
  readonly directories?: readonly DirectorySeed[];
  readonly tenant?: Partial<StartOptions>;
  /** Of a MongoDB of the test's own; a fresh database of the test run's server if absent. */
  readonly mongodbUri?: string;
  readonly graphTimeouts?: Partial<GraphLimits>;
  /** The simulated Graph delivers notifications to it. */
  readonly receives?: boolean;
  /** Where the simulated Graph delivers instead. */
  readonly publicUrl?: string;
  /** Where alerts are posted; then they are looked at with every sweep. */
  readonly alertWebhookUrl?: string;
  /** How often live tasks ask what changed. */
  readonly pollMs?: number;
  /** Where the built tab lies; with it the tab is served, with the sample sign-in of evaluation mode. */
  readonly siteDirectory?: string;
}

/** The product in this process: real HTTP, real MongoDB, a simulated Microsoft 365 over real sockets. */
export interface Installation {
  readonly tenant: SimulatedTenant;
  readonly server: RunningServer;
  readonly config: Config;
  /** Where it keeps everything. */
  readonly mongodbUri: string;
  /** Calls the API as a sample admin (`all` if not told). */
  signIn(admin?: string): Promise<Api>;
  /** Another server of the same installation, as on a second machine (on the same port if none is told); stopped with it unless stopped before. */
  startAnother(port?: number): Promise<RunningServer>;
  /** Calls the API of another server. */
  signInAt(server: RunningServer, admin?: string): Promise<Api>;
  stop(): Promise<void>;
}

/** Starts an installation; whatever was started is stopped again if a part of it fails. */
export const startInstallation = async (
  options: InstallationOptions = {},
): Promise<Installation> => {
  const closing: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const close of closing.splice(0).toReversed()) await close();
  };
  try {
    const folder = await aDataFolder();
    closing.push(folder.remove);
    const tenant = await startTenant({
      ...options.tenant,
      ...(options.directories ? { directories: options.directories } : {}),
    });
    closing.push(tenant.stop);
    const database: FreshDatabase | null = options.mongodbUri ? null : await freshDatabase();
    if (database) closing.push(database.drop);
    const mongodbUri = options.mongodbUri ?? database?.uri ?? '';
    const port = options.receives ? await chooseFreePort() : 0;
    const config = readConfig({
      NODE_ENV: 'test',
      PORT: String(port),
      ...(options.receives ? { PUBLIC_URL: options.publicUrl ?? `http://127.0.0.1:${port}` } : {}),
      ...(options.alertWebhookUrl ? { ALERT_WEBHOOK_URL: options.alertWebhookUrl } : {}),
      DATA_DIR: folder.path,
      MONGODB_URI: mongodbUri,
      ENTRA_CLIENT_ID: tenant.options.audience,
      LOGIN_URL: tenant.loginUrl,
      GRAPH_URL: tenant.graphUrl,
      RATE_LIMIT_PER_MINUTE: '0',
      SEALING_KEYS: `test:${randomBytes(32).toString('base64')}`,
    });
    const startOne = async (ownPort = port): Promise<RunningServer> => {
      const server = await startServer({
        config: { ...config, port: ownPort },
        mongodbUri,
        clientId: tenant.options.audience,
        evaluation: options.siteDirectory
          ? {
              signInUrl: `${tenant.loginUrl}/sample-sign-in`,
              sampleAccess: { tenantId: sampleTenantId, ...sampleCredentials.ready },
            }
          : null,
        siteDirectory: options.siteDirectory ?? join(folder.path, 'no-site'),
        log: createLog('silent'),
        graphTimeouts: options.graphTimeouts ?? shortLimits,
        ...(options.pollMs ? { pollMs: options.pollMs } : {}),
        ...(options.alertWebhookUrl ? { alertsEveryMs: 1 } : {}),
      });
      let stopped: Promise<void> | null = null;
      const stopOnce = () => {
        stopped ??= server.stop();
        return stopped;
      };
      closing.push(stopOnce);
      return { ...server, stop: stopOnce };
    };
    const server = await startOne();
    const signInAt = ({ url }: RunningServer, admin?: string) =>
      signedIn({ url, signInUrl: `${tenant.loginUrl}/sample-sign-in` }, admin);
    return {
      tenant,
      server,
      config,
      mongodbUri,
      signIn: (admin) => signInAt(server, admin),
      startAnother: startOne,
      signInAt,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
};

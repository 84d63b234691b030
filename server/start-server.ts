import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { Registry } from 'prom-client';
import { compose, endpointOptions, type WorkOptions } from './compose.ts';
import type { Config } from './config.ts';
import type { EvaluationView } from './contract/evaluation.ts';
import type { UseCases } from './engine/use-cases.ts';
import { graphEndpoints } from './graph/endpoints.ts';
import { createApp } from './http/app.ts';
import { createVerifyToken } from './http/auth.ts';
import { createMeter } from './http/meter.ts';
import { countNotifications } from './http/metrics.ts';
import { createLocalJobs } from './jobs/local-jobs.ts';
import { repeat } from './jobs/repeat.ts';
import { createThreadJobs } from './jobs/thread-jobs.ts';
import { connectDatabase, type Database } from './mongo/database.ts';
import { createHealth } from './mongo/health.ts';
import { prepareDatabase } from './mongo/prepare-database.ts';
import { startAlerts } from './start-alerts.ts';

export interface ServerOptions extends WorkOptions {
  readonly clientId: string;
  readonly evaluation: Omit<EvaluationView, 'evaluation'> | null;
  /** Where the built tab lies; left out if it is not there. */
  readonly siteDirectory: string;
  readonly log: Logger;
  /** The shortest time between two looks at what is to be told as an alert; half a minute if absent. */
  readonly alertsEveryMs?: number;
  /** The script of the thread that works, so that whoever asks does not wait for it; this thread works itself if absent. */
  readonly workThread?: URL;
}

const keepAliveMs = 75_000;
/** How often it is asked whether it is time to look for alerts. */
const alertLookMs = 5000;

export interface RunningServer {
  readonly url: string;
  readonly useCases: UseCases;
  readonly database: Database;
  /** Takes no new requests, hands its runs over, and closes everything it opened. */
  stop(): Promise<void>;
}

/** Wires the adapters to the engine and starts listening: the only place that knows them all. */
export const startServer = async (options: ServerOptions): Promise<RunningServer> => {
  const { config, log } = options;
  const database = await connectDatabase({
    uri: options.mongodbUri,
    serverSelectionTimeoutMs: 5000,
  });
  try {
    await prepareDatabase(database);
    const shutdown = new AbortController();
    const registry = new Registry();
    const meter = createMeter(registry);
    const jobs = options.workThread
      ? createThreadJobs({ script: options.workThread, workerData: workOf(options), meter, log })
      : createLocalJobs({ log });
    const { useCases, drain, look, alignment, acceptNotifications } = await compose(
      options,
      database,
      jobs,
      shutdown.signal,
      countNotifications(registry),
      meter,
    );
    const alerts = startAlerts({
      ...{ config, database, registry, log, shutdown: shutdown.signal },
      clock: { now: () => new Date() },
      everyMs: options.alertsEveryMs,
    });
    const endpoints = graphEndpoints(endpointOptions(config));
    const loginUrl = endpoints.loginUrl ?? `https://${endpoints.authorityHost}`;
    const app = createApp({
      useCases,
      consent: { loginUrl, clientId: options.clientId },
      verifyToken: createVerifyToken({
        loginUrl,
        clientId: options.clientId,
        publicUrl: config.publicUrl,
        allowedTenants: config.allowedTenants,
      }),
      health: createHealth(database),
      ...(existsSync(options.siteDirectory) ? { site: { directory: options.siteDirectory } } : {}),
      evaluation: options.evaluation,
      rateLimitPerMinute: config.rateLimitPerMinute,
      publicUrl: config.publicUrl,
      metricsToken: config.metricsToken,
      log,
      registry,
      ...(acceptNotifications ? { acceptNotifications } : {}),
    });
    const http = await listen(createServer(app), config);
    await jobs.start({ drain, sweep: look });
    const telling = repeat(alertLookMs, async () => alerts?.look());
    return {
      url: urlOf(http, config),
      useCases,
      database,
      async stop() {
        shutdown.abort();
        http.close();
        http.closeIdleConnections();
        telling.stop();
        await Promise.all([jobs.stop(), alignment?.stop(), alerts?.idle()]);
        http.closeAllConnections();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
};

const workOf = ({ config, mongodbUri, pollMs, graphTimeouts }: ServerOptions): WorkOptions => ({
  ...{ config, mongodbUri },
  ...(pollMs === undefined ? {} : { pollMs }),
  ...(graphTimeouts ? { graphTimeouts } : {}),
});

const listen = (server: Server, { host, port }: Config): Promise<Server> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    // longer than a reverse proxy or Graph keeps a connection: neither finds it closed just as it uses it again
    server.keepAliveTimeout = keepAliveMs;
    server.listen(port, host, () => resolve(server));
  });

const urlOf = (server: Server, { host }: Config): string => {
  // a TCP server that listens has an address with a port
  const { port } = server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
};

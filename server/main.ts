import { join } from 'node:path';
import { type Config, ConfigError, readConfig } from './config.ts';
import { AppError } from './domain/errors.ts';
import { createLog } from './log.ts';
import { startServer } from './start-server.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Whether the sources run as they are, as in development. */
const isSource = import.meta.url.endsWith('.ts');

/** The built tab: beside the built server, or where the build puts it when the sources run. */
const siteDirectory = isSource
  ? join(import.meta.dirname, '..', 'dist', 'tab')
  : join(import.meta.dirname, '..', 'tab');

/** What runs the sources does not reach into threads: there one thread does everything. */
const workThread = isSource ? null : new URL('./work-thread.js', import.meta.url);

/** What to stop at the end, last started first. */
const closing: { readonly what: string; readonly stop: () => Promise<void> }[] = [];

const stopAll = async (): Promise<void> => {
  for (const { stop } of closing.splice(0).toReversed()) await stop();
};

const start = async (config: Config): Promise<void> => {
  const log = createLog(config.logLevel);
  let { mongodbUri, entraClientId } = config;
  let evaluation = null;
  let effective = config;
  if (mongodbUri === null) {
    // outside production only: readConfig demands MONGODB_URI there
    const { startEmbeddedMongod } = await import('./evaluation/mongod/embedded-mongod.ts');
    const mongod = await startEmbeddedMongod({
      dataDir: config.dataDir,
      mongodBinary: config.mongodBinary ?? undefined,
      env: process.env,
      report: say,
    });
    closing.push({ what: 'mongod', stop: mongod.stop });
    mongodbUri = mongod.uri;
  }
  if (config.mode === 'evaluation') {
    const { startEvaluation } = await import('./start-evaluation.ts');
    evaluation = await startEvaluation(config);
    closing.push({ what: 'simulated tenant', stop: evaluation.stop });
    entraClientId = evaluation.clientId;
    // the simulated Graph delivers to this very server; on a port that is not known yet it cannot
    const publicUrl = config.port === 0 ? null : `http://127.0.0.1:${config.port}`;
    effective = { ...config, loginUrl: evaluation.url, graphUrl: evaluation.url, publicUrl };
  }
  if (entraClientId === null) throw new ConfigError(['ENTRA_CLIENT_ID is required.']);
  const server = await startServer({
    config: effective,
    mongodbUri,
    clientId: entraClientId,
    evaluation: evaluation?.view ?? null,
    siteDirectory,
    log,
    ...(workThread ? { workThread } : {}),
  });
  closing.push({ what: 'server', stop: server.stop });
  if (evaluation) await evaluation.seed(server.database);
  say(`Directory Synchronisation listens on ${server.url}`);
  for (const line of evaluation?.lines(server.url) ?? []) say(line);
};

let stopping: Promise<void> | null = null;
const stopOnce = (signal: string): void => {
  if (stopping) return;
  say(`${signal}: stopping`);
  stopping = stopAll().then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`Stopping failed: ${error instanceof Error ? error.message : error}\n`);
      process.exit(1);
    },
  );
};
process.on('SIGTERM', () => stopOnce('SIGTERM'));
process.on('SIGINT', () => stopOnce('SIGINT'));

try {
  await start(readConfig(process.env));
} catch (error) {
  const expected =
    error instanceof ConfigError || error instanceof AppError || error instanceof Error;
  process.stderr.write(`${expected ? error.message : String(error)}\n`);
  await stopAll().catch(() => undefined);
  process.exit(error instanceof ConfigError ? 2 : 1);
}

import { parentPort, workerData } from 'node:worker_threads';
import { compose, type WorkOptions } from './compose.ts';
import { createLocalJobs } from './jobs/local-jobs.ts';
import { meterBy, type Order, type Report } from './jobs/thread-messages.ts';
import { createLog } from './log.ts';
import { connectDatabase } from './mongo/database.ts';

// The thread that works (see jobs/thread-jobs.ts): reads directories, plans and applies, with a connection of its own to the
// database. It shares nothing with the thread that answers but messages.

if (parentPort === null) throw new Error('This is the script of a thread; start main.');
const port = parentPort;
const report = (what: Report): void => port.postMessage(what);

// what start-server gave to it: one program, so its shape is known
const options = workerData as WorkOptions;
const log = createLog(options.config.logLevel);
const database = await connectDatabase({
  uri: options.mongodbUri,
  serverSelectionTimeoutMs: 5000,
});
const shutdown = new AbortController();
const jobs = createLocalJobs({ log });
const { drain, look, alignment } = await compose(
  { ...options, log },
  database,
  jobs,
  shutdown.signal,
  () => undefined,
  meterBy(report),
);

const stop = async (): Promise<void> => {
  shutdown.abort();
  await Promise.all([jobs.stop(), alignment?.stop()]);
  await database.close();
  port.close();
};

port.on('message', (order: Order) => {
  if (order !== 'stop') void jobs.wake(order.wake);
  else stop().catch((error: unknown) => log.error({ err: error }, 'stopping failed'));
});
await jobs.start({ drain, sweep: look });
report('ready');

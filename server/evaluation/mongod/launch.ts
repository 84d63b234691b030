import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { messageOf } from './environment.ts';
import { explainEnd } from './mongod-ended.ts';
import { rotateLog } from './mongod-log.ts';
import { makePrimary, replicaSetName } from './replica-set.ts';

export interface Launch {
  readonly mongod: string;
  readonly port: number;
  readonly dbPath: string;
  readonly logFile: string;
  /** Further server parameters, `name=value`: https://www.mongodb.com/docs/manual/reference/parameters/ */
  readonly serverParameters: readonly string[];
}

export interface RunningMongod {
  /** Resolves when the process has ended, with its exit code or signal. */
  readonly ended: Promise<string>;
  /** SIGTERM, and SIGKILL after 20 s; resolves when it has ended. */
  stop(): Promise<void>;
}

const argumentsOf = (launch: Launch): string[] => [
  ...['--dbpath', launch.dbPath, '--port', String(launch.port), '--bind_ip', '127.0.0.1'],
  ...['--replSet', replicaSetName, '--wiredTigerCacheSizeGB', '0.5', '--oplogSize', '512'],
  ...['--logpath', launch.logFile, '--logappend', '--quiet', '--slowms', '1000'],
  ...(process.platform === 'win32' ? [] : ['--nounixsocket']),
  ...['--setParameter', 'diagnosticDataCollectionEnabled=false'],
  ...launch.serverParameters.flatMap((parameter) => ['--setParameter', parameter]),
];

/**
 * Starts mongod and resolves when it is primary. Ends with this process, but not with its Ctrl-C:
 * the server still needs its database while it shuts down. Throws `MongodEndedError` when it ends too early.
 */
export const launchMongod = async (launch: Launch): Promise<RunningMongod> => {
  await rotateLog(launch.logFile);
  const child = spawn(launch.mongod, argumentsOf(launch), {
    stdio: 'ignore',
    windowsHide: true,
    detached: process.platform !== 'win32',
  });
  const killWithUs = () => child.kill('SIGTERM');
  process.once('exit', killWithUs);
  const tooEarly = new AbortController();
  const ended = once(child, 'exit')
    .then(
      ([code, signal]) => (code === null ? `signal ${signal}` : `exit code ${code}`),
      messageOf, // it could not be started at all
    )
    .finally(() => {
      process.off('exit', killWithUs);
      tooEarly.abort();
    });
  const stop = async () => {
    child.kill('SIGTERM');
    const impatience = setTimeout(() => child.kill('SIGKILL'), 20_000);
    await ended;
    clearTimeout(impatience);
  };
  try {
    await makePrimary(launch, tooEarly.signal);
  } catch (error) {
    const early = tooEarly.signal.aborted;
    await stop();
    if (!early) throw error;
    throw await explainEnd(await ended, child.exitCode, launch.logFile);
  }
  return { ended, stop };
};

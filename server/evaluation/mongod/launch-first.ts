import { setTimeout as pause } from 'node:timers/promises';
import { chooseFreePort } from './free-port.ts';
import type { RunningMongod } from './launch.ts';
import { MongodEndedError } from './mongod-ended.ts';

export interface FirstLaunch {
  /** The port of the last start on this folder, if there was one. */
  readonly previousPort: number | undefined;
  /** Keeps the port for the next start; called before mongod listens, so that an orphan can be found. */
  readonly remember: (port: number) => Promise<void>;
  readonly dismissOrphan: (port: number) => Promise<boolean>;
  readonly report: (line: string) => void;
  readonly launchOn: (port: number) => Promise<RunningMongod>;
}

const maxAttempts = 10;

/**
 * Starts mongod on the port it had, or on a free one when somebody else has taken that.
 * An orphan of this folder is shut down first, also one that is still starting up or shutting down.
 */
export const launchFirst = async ({
  previousPort,
  remember,
  dismissOrphan,
  report,
  launchOn,
}: FirstLaunch): Promise<{ readonly port: number; readonly running: RunningMongod }> => {
  if (previousPort !== undefined) await dismissOrphan(previousPort);
  let port = await chooseFreePort(previousPort);
  if (previousPort !== undefined && port !== previousPort) {
    report(`Port ${previousPort} is taken by another program; mongod moves to ${port}.`);
  }
  for (let attempt = 1; ; attempt += 1) {
    await remember(port);
    try {
      return { port, running: await launchOn(port) };
    } catch (error) {
      if (!(error instanceof MongodEndedError) || attempt === maxAttempts) throw error;
      if (error.reason === 'port-taken') {
        port = await chooseFreePort();
      } else if (error.reason === 'folder-in-use') {
        report('Another mongod still works on this folder; waiting for it to end.');
        await pause(1000);
        if (previousPort !== undefined) await dismissOrphan(previousPort);
      } else {
        throw error;
      }
    }
  }
};

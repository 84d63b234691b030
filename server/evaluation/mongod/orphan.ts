import { setTimeout as pause } from 'node:timers/promises';
import { withAdmin } from './admin-client.ts';
import { isPortFree } from './free-port.ts';
import { isAlive } from './process-identity.ts';

/** A server on a busy machine may take seconds; a program that is no mongod costs this much of the start. */
const answerMs = 5000;

interface Listener {
  readonly dbPath: string;
  readonly pid: number;
}

/** Which mongod listens on this local port; undefined when none does, or something else. */
const readListener = async (port: number): Promise<Listener | undefined> => {
  if (await isPortFree(port)) return undefined;
  try {
    return await withAdmin(port, answerMs, async (command) => {
      const options = await command({ getCmdLineOpts: 1 });
      const status = await command({ serverStatus: 1 });
      return { dbPath: String(options.parsed?.storage?.dbPath), pid: Number(status.pid) };
    });
  } catch {
    return undefined;
  }
};

const awaitEnd = async (pid: number, timeoutMs: number): Promise<boolean> => {
  for (let waited = 0; isAlive(pid); waited += 50) {
    if (waited >= timeoutMs) return false;
    await pause(50);
  }
  return true;
};

/**
 * Shuts down a mongod that a killed process of ours left behind on this data folder.
 * A server with another data folder is never touched. Resolves to true when there was one and it is gone.
 */
export const dismissOrphan = async (
  port: number,
  dbPath: string,
  report: (line: string) => void,
): Promise<boolean> => {
  const listener = await readListener(port);
  if (listener?.dbPath !== dbPath) return false;
  report(`Found a mongod (pid ${listener.pid}) left over from an earlier start; shutting it down.`);
  await withAdmin(port, answerMs, (command) => command({ shutdown: 1, force: true })).catch(
    () => undefined, // the connection ends with the server
  );
  if (await awaitEnd(listener.pid, 20_000)) return true;
  process.kill(listener.pid, 'SIGKILL');
  if (await awaitEnd(listener.pid, 10_000)) return true;
  throw new Error(
    `mongod ${listener.pid} holds ${dbPath} and does not end; stop it, then start again`,
  );
};

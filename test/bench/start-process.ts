import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface BenchProcess {
  readonly pid: number;
  /** What the line that said "ready" matched. */
  readonly ready: string;
  readonly output: () => string;
  /** Asks it to stop, and kills it if it has not after 30 seconds. */
  stop(): Promise<void>;
}

const root = join(import.meta.dirname, '..', '..');
/** Output kept to explain a failure. */
const kept = 20_000;
const patienceMs = 30_000;

/** Starts `node ...args` and resolves once its output matches `ready` (whose first group is kept); throws if it ends before. */
export const startProcess = async (
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  ready: RegExp,
): Promise<BenchProcess> => {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const exited = once(child, 'exit');
  // whatever ends the benchmark, an exception included, ends this too
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const match = new Promise<string>((resolve, reject) => {
    const take = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-kept);
      const found = ready.exec(output)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    const ended = () => reject(new Error(`node ${args.join(' ')} ended at its start:\n${output}`));
    exited.then(ended, reject);
  });
  const found = await match;
  return {
    pid: child.pid ?? 0,
    ready: found,
    output: () => output,
    stop: async () => {
      const late = setTimeout(kill, patienceMs);
      child.kill('SIGTERM');
      await exited;
      clearTimeout(late);
      process.off('exit', kill);
    },
  };
};

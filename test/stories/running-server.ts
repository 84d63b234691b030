import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const root = join(import.meta.dirname, '..', '..');

export interface RunningProcess {
  readonly url: string;
  readonly signInUrl: string;
  readonly output: () => string;
  readonly pid: number;
  /** Ends it: SIGTERM and its own clean stop, or SIGKILL. Resolves with the exit code. */
  end(signal?: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

/** A data folder that is deleted with `remove`. */
export const aDataFolder = async () => {
  const path = await mkdtemp(join(tmpdir(), 'directory-sync-story-'));
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) };
};

/**
 * The product as its own process on free ports: in evaluation mode, as `npm start` runs it, or with LOGIN_URL and
 * GRAPH_URL of a simulated tenant of the test's own; from its sources, or as built. Throws with its output if it ends
 * before it listens.
 */
export const startProduct = async (
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
  program: readonly string[] = ['--import', 'tsx', 'server/main.ts'],
): Promise<RunningProcess> => {
  const { MONGODB_URI: _uri, ...inherited } = process.env;
  const child = spawn(process.execPath, program, {
    cwd: root,
    env: {
      ...inherited,
      NODE_ENV: 'test',
      PORT: '0',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
      RATE_LIMIT_PER_MINUTE: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const exited = once(child, 'exit');
  const signInUrl = env.LOGIN_URL === undefined ? null : `${env.LOGIN_URL}/sample-sign-in`;
  const listening = signInUrl === null ? /Sign in\s+http/ : /listens on http/;
  const ready = new Promise<void>((resolve, reject) => {
    const take = (chunk: Buffer) => {
      output += chunk.toString();
      if (listening.test(output)) resolve();
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    exited.then(() => reject(new Error(`The server ended at its start:\n${output}`)), reject);
  });
  await ready;
  const find = (pattern: RegExp): string => {
    const found = pattern.exec(output)?.[1];
    if (found === undefined) throw new Error(`${pattern} is not in the output:\n${output}`);
    return found;
  };
  return {
    url: find(/listens on (\S+)/),
    signInUrl: signInUrl ?? find(/Sign in\s+(\S+)/),
    output: () => output,
    pid: child.pid ?? 0,
    end: async (signal = 'SIGTERM') => {
      child.kill(signal);
      await exited;
      return child.exitCode;
    },
  };
};

/** Calls the API as one of the sample admins. */
export const signedIn = async (
  product: Pick<RunningProcess, 'url' | 'signInUrl'>,
  admin = 'all',
) => {
  const answer = await fetch(product.signInUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ admin }),
  });
  const { access_token: token } = z.object({ access_token: z.string() }).parse(await answer.json());
  return async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${product.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  };
};

/** Asks again until the condition holds; throws after the time is over. */
export const eventually = async <Value>(
  ask: () => Promise<Value>,
  holds: (value: Value) => boolean,
  milliseconds = 30_000,
  pauseMs = 50,
): Promise<Value> => {
  const end = Date.now() + milliseconds;
  for (;;) {
    const value = await ask();
    if (holds(value)) return value;
    if (Date.now() > end) throw new Error(`It did not come to that: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
};

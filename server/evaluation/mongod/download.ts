import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { keepInCache, withScratchFolder } from './keep-in-cache.ts';
import type { DownloadOptions } from './wheel.ts';

// The library's download cannot be cancelled, so it runs in a process of its own that can be ended.
const program = `
const { MongoBinary } = require(process.argv[1]);
MongoBinary.getPath({ downloadDir: process.argv[2] }).then(
  (path) => process.stdout.write('\\n' + path),
  (error) => { process.stderr.write(error.message); process.exitCode = 1; },
);`;

const bytesIn = async (folder: string): Promise<number> => {
  const sizes = (await readdir(folder)).map(async (name) => {
    const found = await stat(join(folder, name)).catch(() => undefined); // renamed meanwhile
    return found?.size ?? 0;
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
};

/** Resolves when nothing was written to `folder` for `idleMs`; tells the growth every few megabytes. */
const awaitStandstill = async (
  folder: string,
  idleMs: number,
  report: (line: string) => void,
  signal: AbortSignal,
): Promise<void> => {
  let bytes = 0;
  let told = 0;
  let last = Date.now();
  while (Date.now() - last < idleMs) {
    await pause(250, undefined, { signal });
    const now = await bytesIn(folder);
    if (now !== bytes) last = Date.now();
    bytes = now;
    if (bytes - told > 20_000_000) {
      told = bytes;
      report(`... ${Math.round(bytes / 1_000_000)} MB`);
    }
  }
};

/**
 * Lets mongodb-memory-server download the mongod that fits this machine and keeps it in the cache.
 * Gives up after `idleMs` without any data. https://typegoose.github.io/mongodb-memory-server/
 */
export const downloadMongod = async (
  { cacheFolder, env, report }: DownloadOptions,
  idleMs = 20_000,
): Promise<string> =>
  withScratchFolder(cacheFolder, async (scratch) => {
    const library = createRequire(import.meta.url).resolve('mongodb-memory-server-core');
    report('Looking for a mongod to download from mongodb.org, once ...');
    const child = spawn(process.execPath, ['-e', program, library, scratch], {
      // strict_ssl: without it the library does not verify the server's certificate
      env: { ...env, npm_config_strict_ssl: 'true', MONGOMS_MAX_RETRIES: '2' },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const ended = new AbortController();
    const output = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
    const gaveUp = awaitStandstill(scratch, idleMs, report, ended.signal).then(
      () => child.kill('SIGKILL'),
      () => false, // ended by itself
    );
    const [stdout, stderr, [code]] = await output.finally(() => ended.abort());
    if (await gaveUp) throw new Error(`no data for ${idleMs / 1000} s`);
    const path = stdout.trim().split('\n').at(-1);
    if (code !== 0 || path === undefined || path === '') {
      throw new Error(stderr.trim().replaceAll(/\s*\n\s*/g, ' ') || `ended with ${code}`);
    }
    if (!path.startsWith(scratch)) return path; // found where the library keeps its own
    const kept = await keepInCache(path, cacheFolder, env);
    report(`mongod is kept in ${kept}`);
    return kept;
  });

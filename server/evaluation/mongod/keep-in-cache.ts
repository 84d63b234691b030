import { chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Environment } from './environment.ts';
import { probeMongod } from './probe-mongod.ts';

/** Gives `use` an empty folder on the cache's disk and removes it afterwards, whatever happens. */
export const withScratchFolder = async <T>(
  cacheFolder: string,
  use: (folder: string) => Promise<T>,
): Promise<T> => {
  await mkdir(cacheFolder, { recursive: true });
  const folder = await mkdtemp(join(cacheFolder, 'tmp-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/**
 * Moves a fresh mongod into the cache under its version, in one step: others see all of it or nothing.
 * Throws, and keeps nothing, when it does not run on this machine.
 */
export const keepInCache = async (
  fresh: string,
  cacheFolder: string,
  env: Environment,
): Promise<string> => {
  await chmod(fresh, 0o755);
  const { version } = await probeMongod(fresh, env);
  const kept = join(cacheFolder, `mongod-${version}${extname(fresh) === '.exe' ? '.exe' : ''}`);
  await rename(fresh, kept);
  return kept;
};

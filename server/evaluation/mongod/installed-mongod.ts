import { access, constants, readdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { type Environment, hasCode } from './environment.ts';

const isProgram = async (path: string): Promise<boolean> => {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Every `mongod` on PATH, in its order; throws when there is none. */
export const findOnPath = async (
  env: Environment,
  platform: NodeJS.Platform = process.platform,
): Promise<readonly string[]> => {
  const name = platform === 'win32' ? 'mongod.exe' : 'mongod';
  const found: string[] = [];
  for (const folder of (env.PATH ?? env.Path ?? '').split(delimiter)) {
    if (folder !== '' && (await isProgram(join(folder, name)))) found.push(join(folder, name));
  }
  if (found.length === 0) throw new Error('no mongod there');
  return found;
};

const cachedName = /^mongod-\d+\.\d+\.\d+(\.exe)?$/;

/** Every mongod kept in the cache folder, newest version first; throws when there is none. */
export const findInCache = async (cacheFolder: string): Promise<readonly string[]> => {
  const names = await readdir(cacheFolder).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  });
  const newestFirst = new Intl.Collator('en', { numeric: true });
  const cached = names
    .filter((name) => cachedName.test(name))
    .sort((a, b) => newestFirst.compare(b, a));
  if (cached.length === 0) throw new Error('empty');
  return cached.map((name) => join(cacheFolder, name));
};

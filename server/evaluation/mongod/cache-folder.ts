import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from './environment.ts';

const userCache = (env: Environment, platform: NodeJS.Platform, home: string): string => {
  if (platform === 'win32') return env.LOCALAPPDATA || join(home, 'AppData', 'Local');
  if (platform === 'darwin') return join(home, 'Library', 'Caches');
  return env.XDG_CACHE_HOME || join(home, '.cache');
};

/** Our folder below the user's cache folder, where a downloaded mongod is kept; it may not exist yet. */
export const chooseCacheFolder = (
  env: Environment,
  platform: NodeJS.Platform = process.platform,
  home: string = env.HOME || homedir(),
): string => join(userCache(env, platform, home), 'directory-sync-m365');

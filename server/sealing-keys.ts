import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SealingKey } from './config.ts';

/**
 * The sealing key of an installation outside production: made once and kept under the data folder, readable by its
 * owner alone. Production gets its keys from SEALING_KEYS.
 */
export const localSealingKeys = async (dataDir: string): Promise<readonly SealingKey[]> => {
  const file = join(dataDir, 'sealing.key');
  await mkdir(dataDir, { recursive: true });
  await writeFile(file, randomBytes(32).toString('base64'), { flag: 'wx', mode: 0o600 }).catch(
    (error: unknown) => {
      const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
      if (!exists) throw error;
    },
  );
  const key = new Uint8Array(Buffer.from(await readFile(file, 'utf8'), 'base64'));
  if (key.length !== 32) {
    throw new Error(
      `${file} does not hold a key of 32 bytes. Restore it from a backup, or delete it and enter the client secrets again.`,
    );
  }
  return [{ kid: 'local', key }];
};

import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';

const stateSchema = z.object({
  /** Where mongod listens; kept over restarts. */
  port: z.number().int().min(1).max(65_535),
  /** The program that wrote the data last. */
  mongod: z.string(),
});
export type MongodState = z.infer<typeof stateSchema>;

/** What was remembered of the last server on this folder; a missing or damaged file is nothing remembered. */
export const readState = async (file: string): Promise<MongodState | undefined> => {
  try {
    return stateSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return undefined;
  }
};

/** Remembers it, in one step. */
export const writeState = async (file: string, state: MongodState): Promise<void> => {
  await writeFile(`${file}.new`, JSON.stringify(state));
  await rename(`${file}.new`, file);
};

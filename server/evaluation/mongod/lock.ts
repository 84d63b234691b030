import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { hasCode } from './environment.ts';
import { isAlive, readBeginning } from './process-identity.ts';

const holderSchema = z.object({
  pid: z.number().int().positive(),
  began: z.string().optional(),
  token: z.string(),
});
type Holder = z.infer<typeof holderSchema>;

const readHolder = async (file: string): Promise<Holder | undefined> => {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return '';
    throw error;
  });
  if (text === '') return undefined;
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    throw new Error(`${file} is damaged; if no other instance runs on this folder, delete it`);
  }
};

const stillHolds = async ({ pid, began }: Holder): Promise<boolean> => {
  if (!isAlive(pid)) return false;
  const beganNow = await readBeginning(pid);
  return began === undefined || beganNow === undefined || began === beganNow;
};

/** Takes a dead holder's lock away; if somebody was quicker and it is a new lock, puts that back. */
const removeStale = async (file: string, stale: Holder): Promise<void> => {
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  const taken = await readHolder(aside);
  if (taken?.token !== stale.token) await link(aside, file);
  await rm(aside, { force: true });
};

export interface Lock {
  /** Gives the lock back; harmless when called twice. */
  release(): Promise<void>;
}

/**
 * Takes the lock file for this process; a lock whose process is dead is taken over.
 * Throws `occupied(pid)` when a living process holds it, this one included.
 */
export const takeLock = async (file: string, occupied: (pid: number) => Error): Promise<Lock> => {
  const token = randomUUID();
  const mine = `${file}.${token}`;
  const began = await readBeginning(process.pid);
  await writeFile(mine, JSON.stringify({ pid: process.pid, began, token }));
  try {
    for (let attempt = 0; attempt < 10; attempt += 1) {
      try {
        await link(mine, file); // unlike a write, it shows the whole content at once
        return {
          release: async () => {
            if ((await readHolder(file))?.token === token) await rm(file, { force: true });
          },
        };
      } catch (error) {
        if (!hasCode(error, 'EEXIST')) throw error;
      }
      const holder = await readHolder(file);
      if (holder === undefined) continue;
      if (await stillHolds(holder)) throw occupied(holder.pid);
      await removeStale(file, holder);
    }
    throw new Error(`${file} changes hands all the time; try again`);
  } finally {
    await rm(mine, { force: true });
  }
};

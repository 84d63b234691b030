import { randomUUID } from 'node:crypto';
import { link, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { hasCode } from './environment.ts';
import { isAlive, readBeginning } from './process-identity.ts';

const holderSchema = z.object({
  pid: z.number().int().positive(),
  began: z.string().optional(),
  token: z.string(),
});
type Holder = z.infer<typeof holderSchema>;

/** Who holds the lock; `damaged` is what a power failure may leave, for we only ever show it whole. */
const readHolder = async (file: string): Promise<Holder | 'nobody' | 'damaged'> => {
  try {
    return holderSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return 'nobody';
    if (error instanceof SyntaxError || error instanceof z.ZodError) return 'damaged';
    throw error;
  }
};

const tokenOf = (holder: Holder | 'nobody' | 'damaged'): string =>
  typeof holder === 'string' ? holder : holder.token;

const stillHolds = ({ pid, began }: Holder): boolean => {
  if (!isAlive(pid)) return false;
  const beganNow = readBeginning(pid);
  return began === undefined || beganNow === undefined || began === beganNow;
};

const guardLivesMs = 10_000;

/** Removes the lock of a dead holder; only one at a time may, or a slow one would remove its successor's. */
const removeStale = async (file: string, stale: Holder | 'damaged') => {
  const guard = `${file}.takeover`;
  try {
    await writeFile(guard, '', { flag: 'wx' });
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
    const found = await stat(guard).catch(() => undefined); // its owner is done
    if (found !== undefined && Date.now() - found.mtimeMs > guardLivesMs)
      await rm(guard, { force: true });
    return;
  }
  if (tokenOf(await readHolder(file)) === tokenOf(stale)) await rm(file);
  await rm(guard, { force: true });
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
  const began = readBeginning(process.pid);
  await writeFile(mine, JSON.stringify({ pid: process.pid, began, token }));
  try {
    for (const deadline = Date.now() + 2 * guardLivesMs; Date.now() < deadline; ) {
      try {
        await link(mine, file); // unlike a write, it shows the whole content at once
        return {
          release: async () => {
            if (tokenOf(await readHolder(file)) === token) await rm(file, { force: true });
          },
        };
      } catch (error) {
        if (!hasCode(error, 'EEXIST')) throw error;
      }
      const holder = await readHolder(file);
      if (holder === 'nobody') continue;
      if (holder !== 'damaged' && stillHolds(holder)) throw occupied(holder.pid);
      await removeStale(file, holder);
      await pause(20);
    }
    throw new Error(`${file} changes hands all the time; try again`);
  } finally {
    await rm(mine, { force: true });
  }
};

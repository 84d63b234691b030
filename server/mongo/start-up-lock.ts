import { randomUUID } from 'node:crypto';
import { promises as timers } from 'node:timers';
import { AppError } from '../domain/errors.ts';
import type { Database } from './database.ts';
import { createLeases } from './leases.ts';

const name = 'start-up';
const ttlMs = 60_000;
const patienceMs = 5 * 60_000;

/** Runs `work` while no other process prepares the same database; waits up to five minutes for its turn. */
export const withStartUpLock = async (
  database: Database,
  work: () => Promise<void>,
): Promise<void> => {
  const leases = createLeases(database);
  const holder = randomUUID();
  const deadline = Date.now() + patienceMs;
  let lease = await leases.acquire(name, holder, new Date(), ttlMs);
  while (lease === null) {
    if (Date.now() > deadline)
      throw new AppError(
        'database-unavailable',
        'Another process has been preparing the database for five minutes. Look whether it hangs, then start again.',
      );
    await timers.setTimeout(200);
    lease = await leases.acquire(name, holder, new Date(), ttlMs);
  }
  const held = lease;
  const renewal = setInterval(() => {
    leases.renew(held, new Date(), ttlMs).catch(() => {});
  }, ttlMs / 3);
  try {
    await work();
  } finally {
    clearInterval(renewal);
    await leases.release(held);
  }
};

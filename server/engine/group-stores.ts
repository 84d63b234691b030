import { AppError } from '../domain/errors.ts';
import type { Inbox, InboxEntry } from '../ports/subscriptions.ts';
import { coalesceEntries } from './coalesce-entries.ts';

/** Entries that wait for a database that does not answer; beyond it Graph is to keep them. */
const maxWaiting = 50_000;

interface Waiting {
  readonly entries: readonly InboxEntry[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Stores what came while the store was busy in one call, coalesced: a flood of deliveries costs as many writes as the
 * database takes one after the other, not as many as there are deliveries. Each caller resolves when its own are stored.
 */
export const createGroupedStore = (inbox: Pick<Inbox, 'store'>): Inbox['store'] => {
  let waiting: Waiting[] = [];
  /** Of their entries. */
  let count = 0;
  let isBusy = false;

  const storeWaiting = async (): Promise<void> => {
    isBusy = true;
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      count = 0;
      try {
        await inbox.store(coalesceEntries(group.flatMap(({ entries }) => entries)));
        for (const { resolve } of group) resolve();
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    isBusy = false;
  };

  return (entries) =>
    new Promise((resolve, reject) => {
      if (count + entries.length > maxWaiting) {
        reject(new AppError('database-unavailable', 'Too many notifications wait to be stored.'));
        return;
      }
      count += entries.length;
      waiting.push({ entries, resolve, reject });
      if (!isBusy) void storeWaiting();
    });
};

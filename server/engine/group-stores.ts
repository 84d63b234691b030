import { AppError } from '../domain/errors.ts';
import type { Inbox, InboxEntry } from '../ports/subscriptions.ts';
import { coalesceEntries } from './coalesce-entries.ts';
import { groupCalls } from './group-calls.ts';

/** Entries that wait for a database that does not answer; beyond it Graph is to keep them. */
const maxWaiting = 50_000;

/**
 * Stores what came while the store was busy in one call, coalesced. Each caller resolves when its own entries are stored;
 * AppError `database-unavailable` if too many wait.
 */
export const createGroupedStore = (inbox: Pick<Inbox, 'store'>): Inbox['store'] => {
  /** Entries that wait or are being stored. */
  let count = 0;
  const store = groupCalls((entries: readonly InboxEntry[]) =>
    inbox.store(coalesceEntries(entries)),
  );
  return async (entries) => {
    if (count + entries.length > maxWaiting) {
      throw new AppError('database-unavailable', 'Too many notifications wait to be stored.');
    }
    count += entries.length;
    try {
      await store(entries);
    } finally {
      count -= entries.length;
    }
  };
};

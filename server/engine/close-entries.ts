import type { TaskId } from '../domain/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { Inbox, InboxEntry } from '../ports/subscriptions.ts';

interface Deps {
  readonly inbox: Pick<Inbox, 'done' | 'postpone'>;
  readonly readers: { readonly clock: Clock };
  readonly wakeLater: (taskId: TaskId, milliseconds: number) => void;
}

/** A notified change that delta does not show is looked for again after these waits, then left to the next full read. */
const lagWaits: readonly number[] = [
  1000, 2000, 2000, 2000, 2000, 4000, 8000, 15_000, 30_000, 50_000,
];

/**
 * Entries whose object the round told of are done (of everything, if `shown` is null). Of the others delta may not know yet
 * (replication lag): they are looked for again, a few times, and then left to the next full read and counted. What was put
 * off already is left alone. Answers how many were given up.
 */
export const closeEntries = async (
  deps: Deps,
  entries: readonly InboxEntry[],
  shown: ReadonlySet<string> | null,
  putOff: ReadonlySet<string>,
): Promise<number> => {
  const done: InboxEntry[] = [];
  const waiting = new Map<number, string[]>();
  let misses = 0;
  for (const entry of entries) {
    const { entryId, objectId, attempts } = entry;
    const wait = lagWaits[attempts];
    if (objectId === null || shown === null || shown.has(objectId)) done.push(entry);
    else if (wait === undefined) {
      misses += 1;
      done.push(entry);
    } else waiting.set(wait, [...(waiting.get(wait) ?? []), entryId]);
  }
  await closeOthers(deps, done, putOff);
  const now = deps.readers.clock.now().getTime();
  for (const [wait, ids] of waiting) {
    await deps.inbox.postpone(ids, new Date(now + wait).toISOString());
    const [first] = entries;
    if (first) deps.wakeLater(first.taskId, wait + 10);
  }
  return misses;
};

/** Worked off, but for those that were put off. */
export const closeOthers = async (
  { inbox }: Pick<Deps, 'inbox'>,
  entries: readonly InboxEntry[],
  putOff: ReadonlySet<string>,
): Promise<void> => {
  const done = entries.flatMap(({ entryId }) => (putOff.has(entryId) ? [] : [entryId]));
  if (done.length > 0) await inbox.done(done);
};

import type { InboxEntry } from '../ports/subscriptions.ts';

const keyOf = ({ taskId, about, objectId, lifecycleEvent, subscriptionId }: InboxEntry): string =>
  [taskId, about, ...(about === 'lifecycle' ? [lifecycleEvent, subscriptionId] : [objectId])].join(
    ' ',
  );

const earliest = (a: string | null, b: string | null): string | null =>
  a === null || (b !== null && Date.parse(b) < Date.parse(a)) ? b : a;

/** One entry per task and object (or event), with the earliest time of what it is about; in the order they came. */
export const coalesceEntries = (entries: readonly InboxEntry[]): readonly InboxEntry[] => {
  const coalesced = new Map<string, InboxEntry>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const first = coalesced.get(key) ?? entry;
    coalesced.set(key, { ...first, eventTime: earliest(first.eventTime, entry.eventTime) });
  }
  return [...coalesced.values()];
};

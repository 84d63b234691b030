import type { InboxEntry } from '../ports/subscriptions.ts';

const keyOf = ({ taskId, about, objectId, lifecycleEvent, subscriptionId }: InboxEntry): string =>
  [taskId, about, ...(about === 'lifecycle' ? [lifecycleEvent, subscriptionId] : [objectId])].join(
    ' ',
  );

const earliest = (a: string | null, b: string | null): string | null =>
  a === null || (b !== null && Date.parse(b) < Date.parse(a)) ? b : a;

/**
 * At most two entries per task and object (or event): the first, with the earliest time of what it is about, and if there
 * were more the latest, as a sign that there was more than one change. In the order they came.
 */
export const coalesceEntries = (entries: readonly InboxEntry[]): readonly InboxEntry[] => {
  const coalesced = new Map<string, { readonly first: InboxEntry; readonly more?: InboxEntry }>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const known = coalesced.get(key);
    if (known === undefined) coalesced.set(key, { first: entry });
    else {
      const eventTime = earliest(known.first.eventTime, entry.eventTime);
      coalesced.set(key, { first: { ...known.first, eventTime }, more: entry });
    }
  }
  return [...coalesced.values()].flatMap(({ first, more }) => (more ? [first, more] : [first]));
};

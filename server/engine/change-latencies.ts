import type { StageLatency } from '../domain/live.ts';
import type { Change } from '../domain/plan.ts';
import type { InboxEntry } from '../ports/subscriptions.ts';

/** When the stages of a look were done, in milliseconds of the clock. */
export interface StageTimes {
  readonly read: number;
  readonly planned: number;
  readonly applied: number;
}

/**
 * How long each applied change of a look took, from the first entry about the person or one of his groups. What no entry
 * names (a nested group, a group he left) is counted from the oldest entry of the look: rather too long than too short.
 * None where only a life-cycle event or the poll led to the look, as nobody said when its changes happened.
 */
export const changeLatencies = (
  entries: readonly InboxEntry[],
  changes: readonly Change[],
  at: StageTimes,
): readonly StageLatency[] => {
  const oldestFirst = entries
    .filter(({ lifecycleEvent }) => lifecycleEvent === null)
    .toSorted((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1));
  const [oldest] = oldestFirst;
  if (oldest === undefined) return [];
  const byObject = new Map<string, InboxEntry>();
  for (const entry of oldestFirst)
    if (entry.objectId !== null && !byObject.has(entry.objectId))
      byObject.set(entry.objectId, entry);
  return changes
    .filter((change) => change.write !== null && change.heldBy.length === 0)
    .map((change) => stagesOf(firstAbout(change, byObject) ?? oldest, at));
};

const firstAbout = (
  { objectId, group, otherGroups }: Change,
  byObject: ReadonlyMap<string, InboxEntry>,
): InboxEntry | undefined =>
  [objectId, group?.groupId, ...otherGroups.map((other) => other.groupId)]
    .flatMap((id) => (id ? (byObject.get(id) ?? []) : []))
    .toSorted((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1))[0];

const stagesOf = ({ eventTime, receivedAt }: InboxEntry, at: StageTimes): StageLatency => {
  const received = Date.parse(receivedAt);
  return {
    // Graph's clock is not ours: what would be negative was immediate
    notified: eventTime === null ? null : Math.max(0, received - Date.parse(eventTime)),
    read: Math.max(0, at.read - received),
    planned: at.planned - at.read,
    applied: at.applied - at.planned,
  };
};

import type { TaskId } from '../domain/ids.ts';
import type { InboxEntry } from '../ports/subscriptions.ts';

/**
 * Has tasks look once by themselves, as they may have missed what happened before `due`: one entry for each task and
 * subscription, so that storing it twice is one look.
 */
export const catchUpEntries = (
  subscriptionId: string,
  taskIds: readonly TaskId[],
  now: Date,
  due: Date = now,
): readonly InboxEntry[] =>
  taskIds.map((taskId) => ({
    entryId: `catch-up ${subscriptionId} ${taskId}`,
    taskId,
    subscriptionId,
    about: 'lifecycle',
    objectId: null,
    lifecycleEvent: 'missed',
    eventTime: null,
    receivedAt: now.toISOString(),
    attempts: 0,
    notBefore: due.toISOString(),
  }));

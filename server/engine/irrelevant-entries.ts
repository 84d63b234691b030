import type { ObjectId, TaskId } from '../domain/ids.ts';
import type { InboxEntry } from '../ports/subscriptions.ts';

/** Which of the objects matter to the task. */
export type Relevant = (
  taskId: TaskId,
  about: 'group' | 'user',
  objectIds: readonly ObjectId[],
) => Promise<ReadonlySet<ObjectId>>;

/** The entries whose object does not matter to their task; asks once per task and kind. Without `relevant` all matter. */
export const irrelevantEntries = async (
  entries: readonly InboxEntry[],
  relevant: Relevant | undefined,
): Promise<ReadonlySet<InboxEntry>> => {
  const irrelevant = new Set<InboxEntry>();
  if (!relevant) return irrelevant;
  for (const taskId of new Set(entries.map((entry) => entry.taskId))) {
    for (const about of ['group', 'user'] as const) {
      const asked = entries.filter((entry) => entry.taskId === taskId && entry.about === about);
      const ids = [...new Set(asked.flatMap(({ objectId }) => objectId ?? []))];
      if (ids.length === 0) continue;
      const matter = await relevant(taskId, about, ids);
      for (const entry of asked)
        if (entry.objectId !== null && !matter.has(entry.objectId)) irrelevant.add(entry);
    }
  }
  return irrelevant;
};

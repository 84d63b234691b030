import type { Task } from '../domain/task.ts';
import type { Clock } from '../ports/clock.ts';
import type { Inbox, InboxEntry } from '../ports/subscriptions.ts';

interface Deps {
  readonly inbox: Pick<Inbox, 'store' | 'postpone'>;
  readonly readers: { readonly clock: Clock };
  readonly wakeLater: (taskId: Task['taskId'], milliseconds: number) => void;
}

/**
 * A round that told of a group that was notified several times may have told of an earlier change of it only: the task looks
 * again after these times, one outstanding look each, and anew whenever such a look finds something.
 */
const againAfter: readonly number[] = [2000, 10_000, 60_000];

/**
 * Has the task looked at again: stores the looks that are not outstanding, and puts off those that are due now and among the
 * entries. Answers which entries these are: they are not to be closed.
 */
export const lookAgain = async (
  deps: Deps,
  { taskId }: Pick<Task, 'taskId'>,
  entries: readonly InboxEntry[],
): Promise<ReadonlySet<string>> => {
  const now = deps.readers.clock.now();
  const looks = againAfter.map(
    (wait): InboxEntry => ({
      entryId: `again ${wait} ${taskId}`,
      taskId,
      subscriptionId: '',
      about: 'lifecycle',
      objectId: null,
      lifecycleEvent: null,
      eventTime: null,
      receivedAt: now.toISOString(),
      attempts: 0,
      notBefore: new Date(now.getTime() + wait).toISOString(),
    }),
  );
  const present = new Set(entries.map(({ entryId }) => entryId));
  const due = looks.filter(({ entryId }) => present.has(entryId));
  const others = looks.filter(({ entryId }) => !present.has(entryId));
  if (others.length > 0) await deps.inbox.store(others);
  for (const { entryId, notBefore } of due) await deps.inbox.postpone([entryId], notBefore);
  for (const wait of againAfter) deps.wakeLater(taskId, wait + 10);
  return new Set(due.map(({ entryId }) => entryId));
};

import { isPending } from '../domain/pending-subscription.ts';
import type { ChangeSubscriptions, Subscription } from '../ports/subscriptions.ts';
import type { AlignmentWork } from './alignment-work.ts';
import { mendableOf } from './subscription-problem.ts';

/**
 * Takes what Graph has for true: one it does not know is forgotten, one of ours that we do not know is removed. Answers
 * how many of the app are somebody else's; null if Graph could not be asked.
 */
export const compareWithGraph = async (
  work: AlignmentWork,
  graph: ChangeSubscriptions,
  stored: readonly Subscription[],
): Promise<number | null> => {
  const store = work.deps.subscriptions;
  try {
    const listed = new Map(
      (await graph.list(work.options)).map((one) => [one.subscriptionId, one]),
    );
    for (const known of work.living)
      if (!listed.has(known.subscriptionId)) await store.remove(known.subscriptionId);
    work.living = work.living.flatMap((known) => {
      const found = listed.get(known.subscriptionId);
      return found ? [{ ...known, expiresAt: found.expiresAt }] : [];
    });
    for (const { subscriptionId } of work.living) listed.delete(subscriptionId);
    const strangers = [...listed.values()].filter(
      ({ notificationUrl }) => notificationUrl === work.notificationUrl,
    );
    for (const { subscriptionId } of strangers) {
      await graph.remove(subscriptionId, work.options);
      work.done.removed += 1;
    }
    // a creation that was begun and never finished: whatever came of it is among the strangers
    for (const pending of stored.filter(isPending)) await store.remove(pending.subscriptionId);
    return listed.size - strangers.length;
  } catch (error) {
    work.problems.push(mendableOf(error, work.options.signal));
    return null;
  }
};

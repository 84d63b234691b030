import type { AppError } from '../domain/errors.ts';
import type { TaskId } from '../domain/ids.ts';
import { isPending } from '../domain/pending-subscription.ts';
import type { ChangeSubscriptions, Subscription } from '../ports/subscriptions.ts';
import {
  type AlignDeps,
  type AlignmentWork,
  createAlignmentWork,
  type LiveAccess,
} from './alignment-work.ts';
import { renewSubscriptions, takeSteps, updateTasks } from './carry-out-subscriptions.ts';
import { compareWithGraph } from './compare-with-graph.ts';
import { isSettled, planAlignment } from './plan-alignment.ts';

/** How the subscriptions of an access are after an alignment. */
export interface Alignment {
  readonly state: 'on' | 'degraded';
  /** Why not everything is subscribed to, and what to do. */
  readonly reason: string | null;
  readonly created: number;
  readonly renewed: number;
  readonly removed: number;
  /** Tasks that may have missed something, as a subscription of theirs is new: they are to look once by themselves. */
  readonly catchUp: readonly TaskId[];
  /** Whether Graph was asked. */
  readonly asked: boolean;
  /** Whether nothing is left to do; also what is no problem may be, as subscribing to a group that is gone. */
  readonly settled: boolean;
}

export interface AlignOptions {
  readonly signal?: AbortSignal;
  /**
   * `graph` (if absent) asks Graph what there is: after a start, after a life-cycle event, and now and then, as a lost
   * subscription is silent. `store` asks only if something is to be done, and so costs no request otherwise.
   */
  readonly look?: 'graph' | 'store';
}

/**
 * Brings the subscriptions of one access to what its live tasks need; none without a task. What an admin can mend is told
 * as `degraded`, never thrown. Two alignments of one access must not run at once: hold a lease on its key.
 * https://learn.microsoft.com/graph/change-notifications-delivery-webhooks
 */
export const alignSubscriptions = async (
  deps: AlignDeps,
  access: LiveAccess,
  options: AlignOptions = {},
): Promise<Alignment> => {
  const { look = 'graph', signal } = options;
  const work = createAlignmentWork(deps, access, signal ? { signal } : {});
  const stored = await forgetExpired(deps, access.accessKey);
  const known = stored.filter((subscription) => !isPending(subscription));
  const isQuiet =
    look === 'store' &&
    known.length === stored.length &&
    known.every(({ reauthorizeBy }) => reauthorizeBy === null) &&
    isSettled(planAlignment(work, known, 0));
  work.living = known;
  if (isQuiet) {
    await updateTasks(work);
    return { ...alignmentOf(work), asked: false, settled: true };
  }
  if (access.directoryAccess === null) {
    await forgetAll(work, stored);
    return { ...alignmentOf(work), asked: false, settled: true };
  }
  const graph = deps.openDirectory(access.directoryAccess).subscriptions;
  const others = await compareWithGraph(work, graph, stored);
  if (others !== null) await align(work, graph, others);
  const left = planAlignment(work, work.living, others ?? 0);
  const settled = work.problems.length === 0 && isSettled(left);
  const alignment = { ...alignmentOf(work), asked: true, settled };
  tell(deps, access, alignment, work.problems);
  return alignment;
};

const alignmentOf = ({
  done,
  problems,
  catchUp,
}: AlignmentWork): Omit<Alignment, 'asked' | 'settled'> => ({
  ...done,
  state: problems.length === 0 ? 'on' : 'degraded',
  reason: problems[0]?.message ?? null,
  catchUp: [...catchUp].toSorted(),
});

const tell = (
  { log }: AlignDeps,
  { accessKey }: LiveAccess,
  { created, renewed, removed }: Alignment,
  problems: readonly AppError[],
): void => {
  const codes = [...new Set(problems.map(({ code }) => code))];
  const facts = { accessKey, created, renewed, removed, codes };
  if (codes.length > 0) log.warn(facts, 'subscriptions not aligned; it is tried again');
  else if (created + renewed + removed > 0) log.info(facts, 'subscriptions aligned');
};

/** Those that cannot be alive any more are gone at Graph by themselves. */
const forgetExpired = async (
  { subscriptions, clock }: AlignDeps,
  accessKey: string,
): Promise<readonly Subscription[]> => {
  const now = clock.now().getTime();
  const stored = await subscriptions.forAccess(accessKey);
  const alive = ({ expiresAt }: Subscription) => Date.parse(expiresAt) > now;
  for (const expired of stored.filter((each) => !alive(each)))
    await subscriptions.remove(expired.subscriptionId);
  return stored.filter(alive);
};

/** Nobody can remove them at Graph any more: they end by themselves, and what they deliver until then is dropped. */
const forgetAll = async (
  { deps, done }: AlignmentWork,
  stored: readonly Subscription[],
): Promise<void> => {
  for (const { subscriptionId } of stored) {
    await deps.subscriptions.remove(subscriptionId);
    done.removed += 1;
  }
};

const align = async (
  work: AlignmentWork,
  graph: ChangeSubscriptions,
  others: number,
): Promise<void> => {
  await updateTasks(work);
  const { renew } = planAlignment(work, work.living, others);
  if (!(await renewSubscriptions(work, graph, renew))) return;
  const { steps } = planAlignment(work, work.living, others);
  if ((await takeSteps(work, graph, steps)) === null) return;
  // Graph keeps no more than there are now: all groups at once need the fewest.
  const fewer = planAlignment(work, work.living, others, work.living.length);
  const refusal = await takeSteps(work, graph, fewer.steps);
  if (refusal) work.problems.push(refusal);
  await renewSubscriptions(work, graph, fewer.renew);
};

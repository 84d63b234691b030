import type { AppError } from '../domain/errors.ts';
import type { TaskId } from '../domain/ids.ts';
import type { SubscriptionStep } from '../domain/subscription-plan.ts';
import type { ChangeSubscriptions, Subscription } from '../ports/subscriptions.ts';
import { type AlignmentWork, credentialOf, tasksFor } from './alignment-work.ts';
import { catchUpEntries } from './catch-up.ts';
import { subscribe } from './subscribe.ts';
import { isGoneGroup, mendableOf, scopeOf } from './subscription-problem.ts';

/** A receiver goes on for a moment with the tasks it knows; only what comes later reaches those that joined. */
const joiningMs = 2_000;

/**
 * Has the living subscriptions know the tasks of today and the secret to remove them with; a task that is new to one is to
 * catch up.
 */
export const updateTasks = async (work: AlignmentWork): Promise<void> => {
  const updated: Subscription[] = [];
  for (const known of work.living) {
    const taskIds = tasksFor(work.access, known.resource);
    const credential = credentialOf(work.access) ?? known.credential;
    const isSame =
      taskIds.join() === known.taskIds.join() &&
      credential?.sealedSecret === known.credential?.sealedSecret;
    const present = { ...known, taskIds, ...(credential ? { credential } : {}) };
    if (!isSame) {
      const joining = taskIds.filter((taskId) => !known.taskIds.includes(taskId));
      await catchUp(work, known.subscriptionId, joining);
      await work.deps.subscriptions.put(present);
    }
    updated.push(isSame ? known : present);
  }
  work.living = updated;
};

/** Stored before the subscription tells them, so that a process that ends in between loses nothing. */
const catchUp = async (
  work: AlignmentWork,
  subscriptionId: string,
  joining: readonly TaskId[],
): Promise<void> => {
  if (joining.length === 0) return;
  const now = work.deps.clock.now();
  const due = new Date(now.getTime() + joiningMs);
  await work.deps.inbox.store(catchUpEntries(subscriptionId, joining, now, due));
  for (const taskId of joining) work.catchUp.add(taskId);
};

/**
 * Extends those that are due and refreshes the authorisation of those Graph asked for. One that Graph does not know is
 * forgotten, and so created anew. False if nothing more can be done now.
 */
export const renewSubscriptions = async (
  work: AlignmentWork,
  graph: ChangeSubscriptions,
  due: readonly Subscription[],
): Promise<boolean> => {
  const { deps, options } = work;
  const expiresAt = new Date(deps.clock.now().getTime() + work.lifeMs).toISOString();
  for (const subscription of due) {
    const isReached = await trying(work, async () => {
      const renewed = await graph.renew(subscription.subscriptionId, expiresAt, options);
      if (renewed === null) return forget(work, subscription);
      work.done.renewed += 1;
      await keep(work, { ...subscription, expiresAt: renewed.expiresAt, reauthorizeBy: null });
    });
    if (!isReached) return false;
  }
  for (const subscription of work.living.filter(({ reauthorizeBy }) => reauthorizeBy !== null)) {
    const isReached = await trying(work, async () => {
      const isThere = await graph.reauthorize(subscription.subscriptionId, options);
      if (!isThere) return forget(work, subscription);
      await keep(work, { ...subscription, reauthorizeBy: null });
    });
    if (!isReached) return false;
  }
  return true;
};

/**
 * Creates and removes in the given order. Where something could not be created, what still delivers is left to expire.
 * Answers Graph's refusal if it keeps no further subscription; the rest of the steps is then not done.
 */
export const takeSteps = async (
  work: AlignmentWork,
  graph: ChangeSubscriptions,
  steps: readonly SubscriptionStep<Subscription>[],
): Promise<AppError | null> => {
  const lastCreate = steps.findLastIndex(({ kind }) => kind === 'create');
  const refusedKinds = new Set<string>();
  for (const [index, step] of steps.entries()) {
    if (step.kind === 'remove') {
      if (index > lastCreate && work.problems.length > 0) continue;
      const isReached = await trying(work, () => removeOne(work, graph, step.subscription));
      if (!isReached) return null;
      continue;
    }
    const kind = kindOf(step.resource);
    if (refusedKinds.has(kind)) continue;
    try {
      await createOne(work, graph, step.resource);
    } catch (error) {
      const problem = mendableOf(error, work.options.signal);
      if (problem.code === 'subscription-quota') return problem;
      if (isGoneGroup(step.resource, problem)) continue;
      work.problems.push(problem);
      const scope = scopeOf(problem);
      if (scope === 'all') return null;
      if (scope === 'kind') refusedKinds.add(kind);
    }
  }
  return null;
};

const kindOf = (resource: string): string => resource.split('/', 1).join();

const createOne = async (
  work: AlignmentWork,
  graph: ChangeSubscriptions,
  resource: string,
): Promise<void> => {
  const { notificationUrl, lifecycleUrl, lifeMs, options } = work;
  const { accessKey, m365TenantId } = work.access;
  const taskIds = tasksFor(work.access, resource);
  const wanted = { resource, notificationUrl, lifecycleUrl, lifeMs };
  const created = await subscribe(
    work.deps,
    graph,
    { ...wanted, accessKey, m365TenantId, taskIds, credential: credentialOf(work.access) },
    options,
  );
  work.done.created += 1;
  work.living = [...work.living, created];
  for (const taskId of taskIds) work.catchUp.add(taskId);
};

const removeOne = async (
  work: AlignmentWork,
  graph: ChangeSubscriptions,
  subscription: Subscription,
): Promise<void> => {
  await graph.remove(subscription.subscriptionId, work.options);
  await forget(work, subscription);
  work.done.removed += 1;
};

const without = (work: AlignmentWork, { subscriptionId }: Subscription) =>
  work.living.filter((each) => each.subscriptionId !== subscriptionId);

const forget = async (work: AlignmentWork, gone: Subscription): Promise<void> => {
  await work.deps.subscriptions.remove(gone.subscriptionId);
  work.living = without(work, gone);
};

const keep = async (work: AlignmentWork, present: Subscription): Promise<void> => {
  await work.deps.subscriptions.put(present);
  work.living = [...without(work, present), present];
};

/** Notes a failure that can be mended; false if everything else would fail as well. */
const trying = async (work: AlignmentWork, act: () => Promise<void>): Promise<boolean> => {
  try {
    await act();
    return true;
  } catch (error) {
    const problem = mendableOf(error, work.options.signal);
    work.problems.push(problem);
    return scopeOf(problem) !== 'all';
  }
};

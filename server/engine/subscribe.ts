import { AppError } from '../domain/errors.ts';
import type { TaskId } from '../domain/ids.ts';
import { pendingId } from '../domain/pending-subscription.ts';
import { comparableResource, subscribedChanges } from '../domain/subscription-plan.ts';
import type { Clock, Digest } from '../ports/clock.ts';
import type { ReadOptions } from '../ports/read-options.ts';
import type {
  ChangeSubscriptions,
  GraphSubscription,
  Inbox,
  Subscription,
  SubscriptionStore,
} from '../ports/subscriptions.ts';
import { catchUpEntries } from './catch-up.ts';

export interface SubscribeDeps {
  readonly subscriptions: SubscriptionStore;
  readonly inbox: Pick<Inbox, 'store'>;
  readonly clock: Clock;
  readonly digest: Digest;
  /** 32 random bytes in base64url, another at each call: a subscription's clientState. */
  readonly newSecret: () => string;
}

export interface Receiver {
  readonly notificationUrl: string;
  readonly lifecycleUrl: string;
}

type Create = Parameters<ChangeSubscriptions['create']>[0];

/**
 * Creates one subscription and stores it. Before Graph is asked it is stored under its pending id, so that a notification
 * is known even if it overtakes Graph's answer; of the clientState only the digest is kept. Its tasks are to look once: that is
 * stored before the subscription, so that it is not lost with this process. AppErrors as of `create`.
 */
export const subscribe = async (
  deps: SubscribeDeps,
  graph: ChangeSubscriptions,
  wanted: Receiver & {
    readonly resource: string;
    readonly accessKey: string;
    readonly m365TenantId: string;
    readonly taskIds: readonly TaskId[];
    readonly lifeMs: number;
    readonly credential: Subscription['credential'] | null;
  },
  options?: ReadOptions,
): Promise<Subscription> => {
  const { resource, notificationUrl, lifecycleUrl, accessKey, m365TenantId, taskIds } = wanted;
  const clientState = deps.newSecret();
  const clientStateDigest = deps.digest(clientState);
  const expiresAt = new Date(deps.clock.now().getTime() + wanted.lifeMs).toISOString();
  const pending: Subscription = {
    subscriptionId: pendingId(clientStateDigest),
    resource,
    expiresAt,
    notificationUrl,
    accessKey,
    m365TenantId,
    clientStateDigest,
    taskIds,
    reauthorizeBy: null,
    ...(wanted.credential ? { credential: wanted.credential } : {}),
  };
  const changeType = subscribedChanges;
  const request = { resource, changeType, notificationUrl, lifecycleUrl, clientState, expiresAt };
  await deps.subscriptions.put(pending);
  try {
    const created = await createAnew(graph, request, options);
    const subscription = {
      ...pending,
      subscriptionId: created.subscriptionId,
      expiresAt: created.expiresAt,
    };
    const { subscriptionId } = subscription;
    await deps.inbox.store(catchUpEntries(subscriptionId, taskIds, deps.clock.now()));
    await deps.subscriptions.put(subscription);
    return subscription;
  } finally {
    await deps.subscriptions.remove(pending.subscriptionId);
  }
};

/** Nobody knows the clientState of one that exists already: if it is ours it is removed, and created anew. */
const createAnew = async (
  graph: ChangeSubscriptions,
  request: Create,
  options: ReadOptions | undefined,
): Promise<GraphSubscription> => {
  try {
    return await graph.create(request, options);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'subscription-exists') throw error;
    const twin = await twinOf(graph, request, error, options);
    if (twin && twin.notificationUrl !== request.notificationUrl) throw takenBy(twin, error);
    if (twin) await graph.remove(twin.subscriptionId, options);
    return await graph.create(request, options);
  }
};

const twinOf = async (
  graph: ChangeSubscriptions,
  request: Create,
  { details }: AppError,
  options: ReadOptions | undefined,
): Promise<GraphSubscription | undefined> => {
  const listed = await graph.list(options);
  return (
    listed.find(({ subscriptionId }) => subscriptionId === details.facts?.subscriptionId) ??
    listed.find(
      ({ resource }) => comparableResource(resource) === comparableResource(request.resource),
    )
  );
};

const takenBy = ({ resource, notificationUrl }: GraphSubscription, cause: AppError): AppError => {
  const place = URL.canParse(notificationUrl) ? new URL(notificationUrl).host : 'another address';
  return new AppError(
    'subscription-exists',
    `Microsoft Graph already tells ${place} of changes of ${resource} for this app registration, and tells only one. Use an app registration of its own for each installation, or remove the task there; a left-over subscription ends by itself within 29 days.`,
    { ...cause.details, cause },
  );
};

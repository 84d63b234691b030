import type { TaskId } from '../../server/domain/ids.ts';
import type {
  AcceptNotifications,
  Notification,
} from '../../server/engine/accept-notifications.ts';
import type { SubscriptionStore } from '../../server/ports/subscriptions.ts';
import type { FakeClock } from '../fakes/clock.ts';
import type { DirectoryModel } from '../fakes/directory-model.ts';
import type { ModelCopy } from '../fakes/directory-snapshot.ts';
import { digest } from './engine-process.ts';
import { Died } from './mortal-process.ts';
import { type Fate, notifiedBetween } from './notified-changes.ts';

const clientState = 'the-client-state';
const m365TenantId = '22222222-2222-4222-8222-222222222222';
const retryMs = 1000;

/**
 * Graph as it notifies: of each change once per object, through a channel in which every notification has its fate. One
 * that was not answered is delivered again.
 */
export const createMessenger = async (parts: {
  readonly taskId: TaskId;
  readonly clock: FakeClock;
  readonly model: DirectoryModel;
  readonly fates: readonly Fate[];
  readonly subscriptions: SubscriptionStore;
}) => {
  const { taskId, clock, model, fates, subscriptions } = parts;
  const resources = ['users', ...model.groups.map(({ groupId }) => `groups/${groupId}`)];
  for (const resource of resources)
    await subscriptions.put({
      ...{ subscriptionId: `on ${resource}`, resource, taskIds: [taskId], m365TenantId },
      expiresAt: '2099-01-01T00:00:00.000Z',
      notificationUrl: 'https://sync.example/graph/notifications',
      accessKey: 'an-access',
      clientStateDigest: digest(clientState),
      reauthorizeBy: null,
    });

  let underWay: { readonly due: number; readonly notification: Notification }[] = [];
  let sent = 0;
  let turn = 0;

  return {
    /** Something changed in the directory. */
    changed(was: ModelCopy, is: ModelCopy): void {
      const now = clock.now();
      for (const { about, objectId } of notifiedBetween(was, is, now.toISOString())) {
        const fate = fates[sent % fates.length] ?? { times: 1, delayMs: 0 };
        sent += 1;
        const notification = {
          ...{ subscriptionId: about === 'users' ? 'on users' : `on groups/${objectId}`, objectId },
          ...{ clientState, tenantId: m365TenantId, eventTime: null },
          ...{ lifecycleEvent: null, expiresAt: null },
        };
        const due = now.getTime() + fate.delayMs;
        for (let time = 0; time < fate.times; time += 1) underWay.push({ due, notification });
      }
    },

    /** When what is under way arrives, in milliseconds. */
    due: (): readonly number[] => underWay.map(({ due }) => due),

    /** Delivers what has arrived, each to one of the receivers in turn. */
    async deliver(receivers: readonly AcceptNotifications[]): Promise<void> {
      const now = clock.now().getTime();
      const arrived = underWay.filter(({ due }) => due <= now);
      underWay = underWay.filter(({ due }) => due > now);
      for (const { notification } of arrived) {
        turn += 1;
        try {
          await receivers[turn % receivers.length]?.([notification]);
        } catch (error) {
          if (!(error instanceof Died)) throw error;
          underWay.push({ due: now + retryMs, notification });
        }
      }
    },
  };
};

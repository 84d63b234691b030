import { createHash, randomUUID } from 'node:crypto';
import type { Config } from '../../server/config.ts';
import { createAcceptNotifications } from '../../server/engine/accept-notifications.ts';
import { drainTask } from '../../server/engine/drain-task.ts';
import type { LookOutcome } from '../../server/engine/live-look.ts';
import { createOpenDirectory } from '../../server/graph/directory.ts';
import { graphEndpoints } from '../../server/graph/endpoints.ts';
import { createLog } from '../../server/log.ts';
import { createBaseline } from '../../server/mongo/baseline.ts';
import { connectDatabase } from '../../server/mongo/database.ts';
import { createInbox } from '../../server/mongo/inbox.ts';
import { createLeases } from '../../server/mongo/leases.ts';
import { createLiveStatuses } from '../../server/mongo/live-statuses.ts';
import { createManagedDomains } from '../../server/mongo/managed-domains.ts';
import { createMirror } from '../../server/mongo/mirror.ts';
import { createPlanStore } from '../../server/mongo/plans.ts';
import { createRunStore } from '../../server/mongo/runs.ts';
import { createSealing } from '../../server/mongo/sealing.ts';
import { createSubscriptionStore } from '../../server/mongo/subscriptions.ts';
import { createTarget } from '../../server/mongo/target.ts';
import { createTaskStore } from '../../server/mongo/tasks.ts';
import { createUserReader } from '../../server/mongo/users.ts';

interface Where {
  readonly mongodbUri: string;
  readonly loginUrl: string;
  readonly graphUrl: string;
  readonly m365TenantId: string;
  readonly sealingKeys: NonNullable<Config['sealingKeys']>;
}

/** What Graph delivers: somebody or something changed. */
export interface Told {
  readonly about: 'group' | 'user';
  readonly objectId: string;
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex');
const clientState = 'of-the-measurement';

/**
 * The live path on its real adapters, from a delivery to the user, and nothing else: no sweep, no timers. What it costs can
 * be counted to the last statement.
 */
export const openLivePath = async (where: Where, taskId: string) => {
  const database = await connectDatabase({ uri: where.mongodbUri, serverSelectionTimeoutMs: 5000 });
  const clock = { now: () => new Date() };
  const newId = () => randomUUID();
  const log = createLog('warn');
  const tasks = createTaskStore(database);
  const runs = createRunStore(database);
  const baseline = createBaseline(database);
  const inbox = createInbox(database);
  const subscriptions = createSubscriptionStore(database);
  const mirror = createMirror(database);
  const outcomes: LookOutcome[] = [];
  const task = await tasks.forWork(taskId);
  if (task === null) throw new Error(`There is no task ${taskId}.`);
  for (const [subscriptionId, resource] of [
    ['group', 'groups/measured'],
    ['user', 'users'],
  ] as const)
    await subscriptions.put({
      ...{ subscriptionId, resource },
      expiresAt: '2999-01-01T00:00:00.000Z',
      notificationUrl: '',
      accessKey: 'measured',
      m365TenantId: where.m365TenantId,
      clientStateDigest: digest(clientState),
      taskIds: [taskId],
      reauthorizeBy: null,
    });
  const accept = createAcceptNotifications({
    ...{ subscriptions, inbox, digest, clock, newId, log },
    jobs: { wake: async () => undefined },
    sameDigest: (a, b) => a === b,
    count: () => undefined,
    keepMs: 0,
    relevant: async (id, _about, objectIds) =>
      new Set((await mirror.edgesOf(id, objectIds)).map(({ memberId }) => memberId)),
  });
  const drainDeps = {
    ...{ tasks, runs, baseline, inbox, mirror, newId, log },
    readers: {
      openDirectory: createOpenDirectory({
        sealing: createSealing(where.sealingKeys),
        endpoints: graphEndpoints({
          cloud: 'global',
          loginUrl: where.loginUrl,
          graphUrl: where.graphUrl,
        }),
        clock,
        random: Math.random,
        log,
      }),
      users: createUserReader(database),
      baseline,
      managedDomains: createManagedDomains(database),
      domainOwners: tasks,
      history: runs,
      clock,
      digest,
    },
    plans: createPlanStore(database),
    target: createTarget(database),
    live: createLiveStatuses(database),
    leases: createLeases(database),
    // long enough that no heartbeat is counted
    leaseMs: 600_000,
    pollMs: 24 * 60 * 60_000,
    wakeLater: () => undefined,
    record: (_taskId: string, outcome: LookOutcome) => void outcomes.push(outcome),
    processId: 'measured',
    shutdown: new AbortController().signal,
  };
  return {
    database,
    /** What became of the looks since the last call. */
    outcomes: () => outcomes.splice(0),
    /** Receives a delivery and works it off. */
    async deliver({ about, objectId }: Told): Promise<void> {
      await accept([
        {
          subscriptionId: about,
          clientState,
          tenantId: where.m365TenantId,
          objectId,
          eventTime: null,
          lifecycleEvent: null,
          expiresAt: null,
        },
      ]);
      await drainTask(drainDeps, taskId);
    },
    close: () => database.close(),
  };
};

export type LivePath = Awaited<ReturnType<typeof openLivePath>>;

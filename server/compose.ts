import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { promises as timers } from 'node:timers';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import {
  createAcceptNotifications,
  type NotificationResult,
} from './engine/accept-notifications.ts';
import { createAlignLive } from './engine/align-live.ts';
import { createRegularAlignment } from './engine/align-regularly.ts';
import { countRuns } from './engine/count-runs.ts';
import { drainTask } from './engine/drain-task.ts';
import { createEditDrafts } from './engine/edit-drafts.ts';
import { createEditTask } from './engine/edit-task.ts';
import type { PlanReaders } from './engine/make-plan.ts';
import { createManageDomains, createManageUsers } from './engine/manage-users.ts';
import { createRecorder } from './engine/record-looks.ts';
import { createRunTask } from './engine/run-task.ts';
import { createSelectDomains } from './engine/select-domains.ts';
import { createSelectGroups } from './engine/select-groups.ts';
import { sweep } from './engine/sweep.ts';
import { createTasksToLook } from './engine/tasks-to-look.ts';
import { createTestAccess } from './engine/test-access.ts';
import { createTestPlans } from './engine/test-plans.ts';
import type { UseCases } from './engine/use-cases.ts';
import { createOpenDirectory } from './graph/directory.ts';
import { graphEndpoints } from './graph/endpoints.ts';
import type { GraphLimits } from './graph/limits.ts';
import { createEndAbandoned } from './mongo/abandoned-transactions.ts';
import { createBaseline } from './mongo/baseline.ts';
import type { Database } from './mongo/database.ts';
import { createDraftStore } from './mongo/drafts.ts';
import { createInbox } from './mongo/inbox.ts';
import { createLeases } from './mongo/leases.ts';
import { createLiveStatuses } from './mongo/live-statuses.ts';
import { createManagedDomains } from './mongo/managed-domains.ts';
import { createManagedUsers } from './mongo/managed-users.ts';
import { createMirror } from './mongo/mirror.ts';
import { createPlanStore } from './mongo/plans.ts';
import { createRunStore } from './mongo/runs.ts';
import { createSealing } from './mongo/sealing.ts';
import { createStandings } from './mongo/standings.ts';
import { createSubscriptionStore } from './mongo/subscriptions.ts';
import { createTarget } from './mongo/target.ts';
import { createTaskStore } from './mongo/tasks.ts';
import { createUserHistory } from './mongo/user-history.ts';
import { createUserReader } from './mongo/users.ts';
import type { Jobs } from './ports/jobs.ts';
import type { Meter } from './ports/meter.ts';
import { localSealingKeys } from './sealing-keys.ts';

/** What working needs of it, beside a log: plain data. */
export interface WorkOptions {
  readonly config: Config;
  readonly mongodbUri: string;
  /** How often a live task asks what changed without being told to; two minutes if absent. */
  readonly pollMs?: number;
  /** Bounds of requests to Microsoft, where they are to differ from the standard ones. */
  readonly graphTimeouts?: Partial<GraphLimits>;
}

const defaultPollMs = 120_000;
/** Between two looks at one task: at most so long does a change wait that comes just after one. */
const lookRestMs = 100;
/** Wires what answers and what works; each thread uses its half. */
export const compose = async (
  options: WorkOptions & { readonly log: Logger },
  database: Database,
  jobs: Jobs,
  shutdown: AbortSignal,
  count: (what: NotificationResult, n: number) => void,
  meter: Meter,
) => {
  const { config, log } = options;
  const clock = { now: () => new Date() };
  const newId = () => randomUUID();
  const digest = (text: string) => createHash('sha256').update(text).digest('hex');
  const sealing = createSealing(config.sealingKeys ?? (await localSealingKeys(config.dataDir)));
  const tasks = createTaskStore(database);
  const plans = createPlanStore(database);
  const runs = countRuns(createRunStore(database), meter);
  const baseline = createBaseline(database);
  const target = createTarget(database);
  const managedDomains = createManagedDomains(database);
  const drafts = createDraftStore(database);
  const mirror = createMirror(database);
  const inbox = createInbox(database);
  const live = createLiveStatuses(database);
  const openDirectory = createOpenDirectory({
    sealing,
    endpoints: graphEndpoints(endpointOptions(config)),
    clock,
    random: Math.random,
    log,
    ...(options.graphTimeouts ? { timeouts: options.graphTimeouts } : {}),
  });
  const readers: PlanReaders = {
    openDirectory,
    users: createUserReader(database),
    baseline,
    managedDomains,
    domainOwners: tasks,
    history: runs,
    clock,
    digest,
  };
  const useCases: UseCases = {
    tasks: createEditTask({
      tasks,
      runs,
      baseline,
      target,
      sealing,
      drafts,
      managedUsers: createManagedUsers(database),
      clock,
      newId,
      live,
      mirror,
      inbox,
      standings: createStandings(database),
      publicUrl: config.publicUrl,
    }),
    drafts: createEditDrafts({ drafts, tasks, sealing, clock }),
    testAccess: createTestAccess({ tasks, drafts, openDirectory, clock }),
    domains: createSelectDomains({ tasks, managedDomains, openDirectory, clock }),
    groups: createSelectGroups({ tasks, managedDomains, openDirectory, clock }),
    plans: createTestPlans({ readers, tasks, plans, newId }),
    runs: createRunTask({ readers, tasks, plans, runs, jobs, newId }),
    users: createManageUsers({ target, managedDomains, history: createUserHistory(database) }),
    managedDomains: createManageDomains({ managedDomains }),
  };
  const processId = newId();
  const leases = createLeases(database);
  const pollMs = options.pollMs ?? defaultPollMs;
  const planning = { readers, tasks, plans, runs, target, baseline, mirror, live, inbox };
  const runDeps = { ...planning, newId, log, pollMs };
  const record = createRecorder({ live, meter, log });
  const wakeLater = (taskId: string, milliseconds: number) => {
    const wake = () => void jobs.wake(taskId).catch(() => undefined);
    setTimeout(wake, milliseconds).unref();
  };
  const rest = () =>
    timers.setTimeout(lookRestMs, undefined, { signal: shutdown }).catch(() => undefined);
  const drain = (taskId: string) =>
    drainTask({ ...runDeps, record, wakeLater, leases, processId, shutdown, rest }, taskId);
  const sweepDeps = {
    ...{ tasks, runs, inbox, jobs, clock, log },
    endAbandoned: createEndAbandoned(database),
    tasksToLook: createTasksToLook({ readers, tasks, mirror, pollMs }),
  };
  const { publicUrl } = config;
  if (publicUrl === null) {
    const look = () => sweep(sweepDeps);
    return { useCases, drain, look, alignment: null, acceptNotifications: null };
  }
  const subscriptions = createSubscriptionStore(database);
  const alignment = createRegularAlignment(
    { clock, log },
    createAlignLive({
      ...{ tasks, mirror, live, leases, jobs, inbox, subscriptions, openDirectory },
      ...{ publicUrl, log, clock, newId, digest, shutdown },
      newSecret: () => randomBytes(32).toString('base64url'),
    }),
  );
  return {
    useCases,
    drain,
    look: async () => {
      // a sweep does not wait for Graph
      alignment.look();
      await sweep(sweepDeps);
    },
    alignment,
    acceptNotifications: createAcceptNotifications({
      subscriptions,
      inbox,
      jobs,
      align: alignment.soon,
      digest,
      sameDigest: (a, b) =>
        a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b)),
      clock,
      newId,
      count,
      relevant: async (taskId, about, ids) => {
        if (about === 'group') {
          const groups = await mirror.groupIdsOf([taskId]);
          return new Set(groups.get(taskId));
        }
        const edges = await mirror.edgesOf(taskId, ids);
        return new Set(edges.map((edge) => edge.memberId));
      },
      log,
    }),
  };
};

/** The hosts of Microsoft to speak to. */
export const endpointOptions = (config: Config) => ({
  cloud: config.cloud,
  loginUrl: config.loginUrl ?? undefined,
  graphUrl: config.graphUrl ?? undefined,
});

import { createHash } from 'node:crypto';
import type { Actor, AdminRole } from '../../server/domain/actor.ts';
import type { GroupAction } from '../../server/domain/group-action.ts';
import { mailAddress, type TaskId, tenantId } from '../../server/domain/ids.ts';
import type { Change } from '../../server/domain/plan.ts';
import type { Run } from '../../server/domain/run.ts';
import type { User } from '../../server/domain/user.ts';
import { drainTask } from '../../server/engine/drain-task.ts';
import { createEditTask } from '../../server/engine/edit-task.ts';
import { isTimeToLook, type LookOutcome } from '../../server/engine/live-look.ts';
import type { PlanReaders } from '../../server/engine/make-plan.ts';
import { createManageDomains, createManageUsers } from '../../server/engine/manage-users.ts';
import { createRunTask } from '../../server/engine/run-task.ts';
import { createSelectDomains } from '../../server/engine/select-domains.ts';
import { createSelectGroups } from '../../server/engine/select-groups.ts';
import { sweep } from '../../server/engine/sweep.ts';
import { createTestAccess } from '../../server/engine/test-access.ts';
import { createTestPlans } from '../../server/engine/test-plans.ts';
import type { NewTask, UseCases } from '../../server/engine/use-cases.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { createFakeDirectory } from '../fakes/directory.ts';
import {
  aDirectoryDomain,
  aDirectoryModel,
  type DirectoryModel,
} from '../fakes/directory-model.ts';
import { createFakeNewId } from '../fakes/ids.ts';
import { createFakeJobs } from '../fakes/jobs.ts';
import { createFakeLiveStore } from '../fakes/live-store.ts';
import { createFakeStores } from '../fakes/stores.ts';

export const contoso = tenantId('11111111-1111-4111-8111-111111111111');
const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** Somebody who signed in. */
export const anActor = (
  roles: readonly AdminRole[] = ['ALL'],
  overrides: Partial<Actor> = {},
): Actor => ({
  tenantId: contoso,
  objectId: '99999999-9999-4999-8999-999999999999',
  name: 'Olivia Operator',
  email: mailAddress('olivia@contoso.com'),
  roles,
  ...overrides,
});

export const aNewTask = (overrides: Partial<NewTask> = {}): NewTask => ({
  name: 'Contoso',
  access: {
    tenantId: '22222222-2222-4222-8222-222222222222',
    clientId: '33333333-3333-4333-8333-333333333333',
    clientSecret: 'a-secret-of-contoso',
  },
  ...overrides,
});

/** The whole engine on fakes: one directory, one tenant, time that moves only when told. */
export const createOffice = async (parts: Partial<DirectoryModel> = {}) => {
  const model = aDirectoryModel({ domains: [aDirectoryDomain('contoso.com')], ...parts });
  const clock = createFakeClock();
  const stores = createFakeStores();
  const jobs = createFakeJobs();
  const newId = createFakeNewId();
  const shutdown = new AbortController();
  const directory = createFakeDirectory(model, clock);
  const { tasks, plans, runs, baseline, target, managedDomains, leases, sealing, mirror, inbox } =
    stores;
  const live = createFakeLiveStore();
  const outcomes: LookOutcome[] = [];
  const openDirectory = directory.open;
  const readers: PlanReaders = {
    openDirectory,
    users: target,
    baseline,
    managedDomains,
    domainOwners: tasks,
    history: runs,
    clock,
    digest: (text) => createHash('sha256').update(text).digest('hex'),
  };
  const useCases: UseCases = {
    tasks: createEditTask({
      ...{ tasks, runs, baseline, target, sealing, clock, newId, live, mirror, inbox },
      publicUrl: null,
    }),
    testAccess: createTestAccess({ tasks, openDirectory, clock }),
    domains: createSelectDomains({ tasks, managedDomains, openDirectory, clock }),
    groups: createSelectGroups({ tasks, managedDomains, openDirectory, clock }),
    plans: createTestPlans({ readers, tasks, plans, newId }),
    runs: createRunTask({ readers, tasks, plans, runs, jobs, newId, patienceMs: 0 }),
    users: createManageUsers({ target, managedDomains }),
    managedDomains: createManageDomains({ managedDomains }),
  };
  const runDeps = {
    readers,
    tasks,
    plans,
    runs,
    target,
    baseline,
    mirror,
    live,
    inbox,
    newId,
    log: silent,
    pollMs: 120_000,
    wakeLater: () => undefined,
    record: (_taskId: TaskId, outcome: LookOutcome) => void outcomes.push(outcome),
  };
  await jobs.start({
    drain: (taskId) =>
      drainTask({ ...runDeps, leases, processId: 'office', shutdown: shutdown.signal }, taskId),
    sweep: () =>
      sweep({
        ...{ tasks, runs, inbox, jobs, clock, newId, log: silent },
        isTimeToLook: (task) => isTimeToLook(runDeps, task),
      }),
  });
  const actor = anActor();
  await managedDomains.put(contoso, [{ name: 'contoso.com', lftGlobalQuota: null }]);

  return {
    model,
    clock,
    jobs,
    stores,
    readers,
    useCases,
    actor,
    directory,
    shutdown,
    outcomes,

    /** A task with contoso.com and these groups selected, each with its actions. */
    async setUp(
      groups: Readonly<Record<string, readonly GroupAction[]>>,
      settings: Partial<NewTask> = {},
    ): Promise<TaskId> {
      const { task } = await useCases.tasks.create(actor, aNewTask(settings));
      await useCases.domains.refresh(actor, task.taskId);
      await useCases.domains.select(actor, task.taskId, ['contoso.com']);
      await useCases.groups.select(actor, task.taskId, Object.keys(groups));
      for (const [groupId, actions] of Object.entries(groups)) {
        await useCases.groups.setActions(actor, task.taskId, groupId, actions);
      }
      return task.taskId;
    },

    /** A full synchronisation, to its end. */
    async sync(taskId: TaskId): Promise<Run> {
      const { runId } = await useCases.runs.start(actor, taskId, { kind: 'full' });
      await jobs.drainAll();
      return useCases.runs.get(actor, runId);
    },

    user: (email: string): Promise<User> => useCases.users.get(actor, mailAddress(email)),

    async users(): Promise<readonly User[]> {
      return (await useCases.users.list(actor, { sort: 'email', limit: 1000 })).users;
    },

    /** The rows of a test's plan, without writing anything. */
    async test(taskId: TaskId): Promise<readonly Change[]> {
      const plan = await useCases.plans.create(actor, taskId, {});
      const { rows } = await useCases.plans.changes(actor, plan.planId, { limit: 1000 });
      return rows.map((row) => row.change);
    },
  };
};

export type Office = Awaited<ReturnType<typeof createOffice>>;

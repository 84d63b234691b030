import type { Actor, AdminRole } from '../../server/domain/actor.ts';
import type { GroupAction } from '../../server/domain/group-action.ts';
import { mailAddress, type TaskId, tenantId } from '../../server/domain/ids.ts';
import type { Change } from '../../server/domain/plan.ts';
import type { Run } from '../../server/domain/run.ts';
import type { User } from '../../server/domain/user.ts';
import { createEditDrafts } from '../../server/engine/edit-drafts.ts';
import { createEditTask } from '../../server/engine/edit-task.ts';
import type { LookOutcome } from '../../server/engine/live-look.ts';
import { createManageDomains, createManageUsers } from '../../server/engine/manage-users.ts';
import { createRunTask } from '../../server/engine/run-task.ts';
import { createSelectDomains } from '../../server/engine/select-domains.ts';
import { createSelectGroups } from '../../server/engine/select-groups.ts';
import { createTestAccess } from '../../server/engine/test-access.ts';
import { createTestPlans } from '../../server/engine/test-plans.ts';
import type { NewTask, UseCases } from '../../server/engine/use-cases.ts';
import type { LiveStore } from '../../server/ports/live.ts';
import { createFakeClock, type FakeClock } from '../fakes/clock.ts';
import { createFakeDirectory } from '../fakes/directory.ts';
import {
  aDirectoryDomain,
  aDirectoryModel,
  type DirectoryModel,
} from '../fakes/directory-model.ts';
import { createFakeNewId } from '../fakes/ids.ts';
import { createFakeLiveStore } from '../fakes/live-store.ts';
import { createFakeStores } from '../fakes/stores.ts';
import type { Stores } from '../suites/stores.ts';
import { type EngineProcess, type ProcessParts, startProcess } from './engine-process.ts';

export const contoso = tenantId('11111111-1111-4111-8111-111111111111');

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

/** What an office is made of, where that is not fakes of its own. */
export interface OfficeParts {
  readonly stores?: Stores;
  readonly live?: LiveStore;
  readonly clock?: FakeClock;
  readonly pollMs?: number;
}

/** The whole engine on fakes: one directory, one tenant, time that moves only when told. */
export const createOffice = async (
  directoryParts: Partial<DirectoryModel> = {},
  parts: OfficeParts = {},
) => {
  const model = aDirectoryModel({ domains: [aDirectoryDomain('contoso.com')], ...directoryParts });
  const clock = parts.clock ?? createFakeClock();
  const stores = parts.stores ?? createFakeStores();
  const newId = createFakeNewId();
  const shutdown = new AbortController();
  const directory = createFakeDirectory(model, clock);
  const { tasks, plans, runs, baseline, target, managedDomains, sealing, mirror, inbox } = stores;
  const { standings, drafts, managedUsers, history } = stores;
  const live = parts.live ?? createFakeLiveStore();
  const outcomes: LookOutcome[] = [];
  const openDirectory = directory.open;
  const shared = {
    ...{ openDirectory, clock, newId, shutdown: shutdown.signal, pollMs: parts.pollMs ?? 120_000 },
    record: (_taskId: TaskId, outcome: LookOutcome) => void outcomes.push(outcome),
  };
  const { jobs, readers } = await startProcess({ ...shared, stores, live, processId: 'office' });
  const useCases: UseCases = {
    tasks: createEditTask({
      ...{ tasks, runs, baseline, target, sealing, clock, newId, live, mirror, inbox, standings },
      ...{ drafts, managedUsers, publicUrl: null },
    }),
    drafts: createEditDrafts({ drafts, tasks, sealing, clock }),
    testAccess: createTestAccess({ tasks, drafts, openDirectory, clock }),
    domains: createSelectDomains({ tasks, managedDomains, openDirectory, clock }),
    groups: createSelectGroups({ tasks, managedDomains, openDirectory, clock }),
    plans: createTestPlans({ readers, tasks, plans, newId }),
    runs: createRunTask({ readers, tasks, plans, runs, jobs, newId, patienceMs: 0 }),
    users: createManageUsers({ target, managedDomains, history }),
    managedDomains: createManageDomains({ managedDomains }),
  };
  const actor = anActor();
  await managedDomains.put(contoso, [{ name: 'contoso.com', lftGlobalQuota: null }]);

  return {
    model,
    clock,
    jobs,
    stores,
    live,
    readers,
    useCases,
    actor,
    directory,
    shutdown,
    outcomes,

    /** Another process, with the stores and the directory as it holds them. */
    startProcess: (
      processId: string,
      held: Pick<ProcessParts, 'stores' | 'live' | 'openDirectory'>,
    ): Promise<EngineProcess> => startProcess({ ...shared, ...held, processId }),

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

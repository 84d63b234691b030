import type { Actor } from '../domain/actor.ts';
import { AppError } from '../domain/errors.ts';
import { latencyOf } from '../domain/live.ts';
import { activeStates, type Run } from '../domain/run.ts';
import { secretExpiresInDays } from '../domain/secret-expiry.ts';
import { defaultSafeguards, intervalMinutes, type Precedence, type Task } from '../domain/task.ts';
import type { StandingReader } from '../ports/alerts.ts';
import type { Clock, NewId } from '../ports/clock.ts';
import type { DraftStore } from '../ports/drafts.ts';
import type { LiveStore } from '../ports/live.ts';
import type { ManagedUsers } from '../ports/managed-users.ts';
import type { MirrorStore } from '../ports/mirror.ts';
import type { Sealing } from '../ports/sealing.ts';
import type { BaselineStore, RunStore, TaskStore } from '../ports/stores.ts';
import type { Inbox } from '../ports/subscriptions.ts';
import type { Target } from '../ports/target.ts';
import { copyOf } from './copy-task.ts';
import { describeDeletion } from './describe-deletion.ts';
import { findTask, requirePeriodicScope } from './find-task.ts';
import { liveStateOf } from './live-state.ts';
import { editedAccess, newAccess } from './task-access.ts';
import { newRevision, updateTask } from './update-task.ts';
import type { EditTask, NewTask, TaskPatch, TaskSettingsInput, TaskWithRun } from './use-cases.ts';
import { watchedOf, watchTasks } from './watch-tasks.ts';

interface Deps {
  readonly tasks: TaskStore;
  readonly runs: Pick<RunStore, 'latest' | 'unfinished' | 'update'>;
  readonly baseline: Pick<BaselineStore, 'remove'>;
  readonly target: Pick<Target, 'releaseTask'>;
  readonly sealing: Pick<Sealing, 'seal' | 'reseal'>;
  readonly drafts: Pick<DraftStore, 'get' | 'remove' | 'removeAll'>;
  readonly managedUsers: ManagedUsers;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly live: Pick<LiveStore, 'get' | 'latencies' | 'remove'>;
  readonly standings: Pick<StandingReader, 'runs' | 'followed'>;
  readonly mirror: Pick<MirrorStore, 'remove'>;
  readonly inbox: Pick<Inbox, 'removeTask'>;
  /** Where Graph reaches this server; null = it does not. */
  readonly publicUrl: string | null;
}

/** Section (1) of the wizard and the Tasks overview. */
export const createEditTask = (deps: Deps): EditTask => {
  const withRuns = async (tasks: readonly Task[]): Promise<readonly TaskWithRun[]> => {
    const [first] = tasks;
    if (first === undefined) return [];
    const ids = tasks.map((task) => task.taskId);
    const [latest, health, latencies, managed] = await Promise.all([
      deps.runs.latest(first.tenantId, ids),
      watchTasks(deps, tasks.map(watchedOf)),
      deps.live.latencies(ids),
      deps.managedUsers.count(first.tenantId, ids),
    ]);
    const now = deps.clock.now();
    const healthOf = new Map(health.map((one) => [one.task.taskId, one]));
    return tasks.map((task) => {
      const { taskId, liveSync } = task;
      const found = healthOf.get(taskId);
      const live = liveStateOf({
        enabled: liveSync.enabled,
        paused: task.paused,
        publicUrl: deps.publicUrl,
        status: found?.live ?? null,
        latency: latencyOf(latencies.get(taskId) ?? []),
      });
      return {
        task,
        lastRun: latest.get(taskId) ?? null,
        live,
        alerts: found?.alerts ?? [],
        managedUsers: managed.get(taskId) ?? 0,
        secretExpiresInDays: secretExpiresInDays(task.access.clientSecretValidUntil, now),
      };
    });
  };
  const withRun = async (task: Task): Promise<TaskWithRun> => {
    const [found] = await withRuns([task]);
    if (found === undefined) throw new AppError('internal', 'The task was not shown.');
    return found;
  };
  return {
    list: async (actor) => withRuns(await deps.tasks.list(actor.tenantId)),
    get: async (actor, taskId) => withRun(await findTask(deps.tasks, actor, taskId)),
    async create(actor, input) {
      const task = await newTask(deps, actor, input);
      requirePeriodicScope(task);
      await deps.tasks.insert(task);
      await dropDraft(deps, actor, input.access.draftId);
      return withRun(task);
    },
    async edit(actor, taskId, patch) {
      const latest = await deps.runs.latest(actor.tenantId, [taskId]);
      const edit = async (task: Task) => {
        const edited = await editedTask(deps, actor, task, patch, latest.get(taskId) ?? null);
        requirePeriodicScope(edited);
        return edited;
      };
      const edited = await updateTask(deps.tasks, actor, taskId, edit, patch.revision);
      await dropDraft(deps, actor, patch.access?.draftId);
      return withRun(edited);
    },
    async copy(actor, taskId) {
      const copy = await copyOf(deps, actor, await findTask(deps.tasks, actor, taskId));
      await deps.tasks.insert(copy);
      return withRun(copy);
    },
    async deletion(actor, taskId) {
      return describeDeletion(deps.managedUsers, await findTask(deps.tasks, actor, taskId));
    },
    async remove(actor, taskId) {
      await findTask(deps.tasks, actor, taskId);
      for (const { runId } of await deps.runs.unfinished(taskId)) {
        await deps.runs.update(runId, activeStates, { cancelRequested: true });
      }
      await deps.tasks.remove(actor.tenantId, taskId);
      await deps.target.releaseTask(actor.tenantId, taskId);
      await deps.baseline.remove(taskId);
      await deps.mirror.remove(taskId);
      await deps.inbox.removeTask(taskId);
      await deps.live.remove(taskId);
      await deps.drafts.removeAll(actor.tenantId, taskId);
    },
  };
};

/** What was typed is saved now. */
const dropDraft = async (deps: Deps, actor: Actor, draftId: string | undefined): Promise<void> => {
  if (draftId === undefined) return;
  await deps.drafts.remove({ tenantId: actor.tenantId, objectId: actor.objectId, draftId });
};

const newTask = async (deps: Deps, actor: Actor, input: NewTask): Promise<Task> => {
  const taskId = deps.newId();
  const now = deps.clock.now().toISOString();
  const blank: Task = {
    taskId,
    tenantId: actor.tenantId,
    number: await deps.tasks.nextNumber(actor.tenantId),
    name: input.name,
    description: '',
    type: 'M365',
    revision: 1,
    access: await newAccess(deps, actor, taskId, input.access),
    tenantName: null,
    accessTestedAt: null,
    knownDomains: [],
    domainsRefreshedAt: null,
    domains: [],
    groups: [],
    precedence: { mode: 'alphabetical' },
    periodicSync: { enabled: false, intervalMinutes: intervalMinutes.default },
    liveSync: { enabled: false },
    paused: false,
    nextSyncAt: null,
    disableMissingUsers: false,
    disableBlockedAccounts: false,
    safeguards: defaultSafeguards,
    timeZone: 'UTC',
    target: { kind: 'builtin' },
    firstSyncedAt: null,
    createdAt: now,
    updatedAt: now,
    operator: { objectId: actor.objectId, email: actor.email },
  };
  return withSettings(blank, input, null, deps.clock.now());
};

const editedTask = async (
  deps: Deps,
  actor: Actor,
  task: Task,
  patch: TaskPatch,
  lastRun: Run | null,
): Promise<Task> => {
  const now = deps.clock.now();
  const access = await editedAccess(deps, actor, task, patch.access);
  const sameTenant = access.tenantId.toLowerCase() === task.access.tenantId.toLowerCase();
  const sameApp =
    sameTenant && access.clientId.toLowerCase() === task.access.clientId.toLowerCase();
  const sameSecret = access.sealedSecret === task.access.sealedSecret;
  const tested = sameApp && sameSecret ? task.accessTestedAt : null;
  const base: Task = {
    ...newRevision(task, actor, now),
    name: patch.name ?? task.name,
    access,
    accessTestedAt: tested,
    tenantName: sameTenant ? task.tenantName : null,
    // another tenant has other domains and groups: what was selected there means nothing here
    ...(sameTenant
      ? {}
      : {
          knownDomains: [],
          domainsRefreshedAt: null,
          domains: [],
          groups: [],
          precedence: { mode: 'alphabetical' } satisfies Precedence,
          firstSyncedAt: null,
        }),
  };
  return withSettings(base, patch, lastRun, now);
};

const withSettings = (
  task: Task,
  input: TaskSettingsInput & Pick<TaskPatch, 'paused'>,
  lastRun: Run | null,
  now: Date,
): Task => {
  const paused = input.paused ?? task.paused;
  const periodicSync = {
    enabled: input.periodicSync?.enabled ?? task.periodicSync.enabled,
    intervalMinutes: input.periodicSync?.intervalMinutes ?? task.periodicSync.intervalMinutes,
  };
  const unchanged =
    paused === task.paused &&
    periodicSync.enabled === task.periodicSync.enabled &&
    periodicSync.intervalMinutes === task.periodicSync.intervalMinutes;
  return {
    ...task,
    description: input.description ?? task.description,
    periodicSync,
    paused,
    nextSyncAt: unchanged
      ? task.nextSyncAt
      : firstDue({ ...periodicSync, enabled: periodicSync.enabled && !paused }, lastRun, now),
    liveSync: { enabled: input.liveSync?.enabled ?? task.liveSync.enabled },
    disableMissingUsers: input.disableMissingUsers ?? task.disableMissingUsers,
    disableBlockedAccounts: input.disableBlockedAccounts ?? task.disableBlockedAccounts,
    precedence: input.precedence ?? task.precedence,
    timeZone: input.timeZone ?? task.timeZone,
    safeguards: { ...task.safeguards, ...defined(input.safeguards ?? {}) },
  };
};

/** The first periodic run: one interval after the last run, at once if that is over or there was none. */
const firstDue = (
  periodic: Task['periodicSync'],
  lastRun: Run | null,
  now: Date,
): string | null => {
  if (!periodic.enabled) return null;
  const last = lastRun?.startedAt ? Date.parse(lastRun.startedAt) : Number.NEGATIVE_INFINITY;
  return new Date(Math.max(now.getTime(), last + periodic.intervalMinutes * 60_000)).toISOString();
};

/** Without the fields that were not given. */
const defined = <Fields extends object>(
  fields: Fields,
): { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } =>
  // Object.fromEntries forgets the keys' types; the entries are the object's own
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Fields]?: Exclude<Fields[Key], undefined>;
  };

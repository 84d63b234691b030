import type { Actor } from '../domain/actor.ts';
import { AppError } from '../domain/errors.ts';
import type { TaskId } from '../domain/ids.ts';
import { activeStates, type Run } from '../domain/run.ts';
import {
  type Access,
  defaultSafeguards,
  intervalMinutes,
  type Precedence,
  type Task,
} from '../domain/task.ts';
import type { Clock, NewId } from '../ports/clock.ts';
import type { LiveStore } from '../ports/live.ts';
import type { MirrorStore } from '../ports/mirror.ts';
import type { Sealing } from '../ports/sealing.ts';
import type { BaselineStore, RunStore, TaskStore } from '../ports/stores.ts';
import type { Inbox } from '../ports/subscriptions.ts';
import type { Target } from '../ports/target.ts';
import { findTask, requirePeriodicScope } from './find-task.ts';
import { liveStateOf } from './live-state.ts';
import { newRevision, updateTask } from './update-task.ts';
import type {
  AccessInput,
  EditTask,
  NewTask,
  TaskPatch,
  TaskSettingsInput,
  TaskWithRun,
} from './use-cases.ts';

interface Deps {
  readonly tasks: TaskStore;
  readonly runs: Pick<RunStore, 'latest' | 'unfinished' | 'update'>;
  readonly baseline: Pick<BaselineStore, 'remove'>;
  readonly target: Pick<Target, 'releaseTask'>;
  readonly sealing: Pick<Sealing, 'seal'>;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly live: Pick<LiveStore, 'get' | 'remove'>;
  readonly mirror: Pick<MirrorStore, 'remove'>;
  readonly inbox: Pick<Inbox, 'removeTask'>;
  /** Where Graph reaches this server; null = it does not. */
  readonly publicUrl: string | null;
}

/** Microsoft's longest life of a client secret. */
const maxSecretMonths = 24;

/** Section (1) of the wizard and the Tasks overview. */
export const createEditTask = (deps: Deps): EditTask => {
  const withRuns = async (tasks: readonly Task[]): Promise<readonly TaskWithRun[]> => {
    const [first] = tasks;
    if (first === undefined) return [];
    const ids = tasks.map((task) => task.taskId);
    const [latest, statuses] = await Promise.all([
      deps.runs.latest(first.tenantId, ids),
      deps.live.get(ids),
    ]);
    return tasks.map((task) => ({
      task,
      lastRun: latest.get(task.taskId) ?? null,
      live: liveStateOf({
        enabled: task.liveSync.enabled,
        publicUrl: deps.publicUrl,
        status: statuses.get(task.taskId) ?? null,
      }),
    }));
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
      return withRun(task);
    },
    async edit(actor, taskId, patch) {
      const latest = await deps.runs.latest(actor.tenantId, [taskId]);
      const edit = async (task: Task) => {
        const edited = await editedTask(deps, actor, task, patch, latest.get(taskId) ?? null);
        requirePeriodicScope(edited);
        return edited;
      };
      return withRun(await updateTask(deps.tasks, actor, taskId, edit, patch.revision));
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
    },
  };
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
    access: await newAccess(deps, taskId, input.access),
    tenantName: null,
    accessTestedAt: null,
    knownDomains: [],
    domainsRefreshedAt: null,
    domains: [],
    groups: [],
    precedence: { mode: 'alphabetical' },
    periodicSync: { enabled: false, intervalMinutes: intervalMinutes.default },
    liveSync: { enabled: false },
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
  const access = await editedAccess(deps, task, patch.access);
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
  input: TaskSettingsInput,
  lastRun: Run | null,
  now: Date,
): Task => {
  const periodicSync = {
    enabled: input.periodicSync?.enabled ?? task.periodicSync.enabled,
    intervalMinutes: input.periodicSync?.intervalMinutes ?? task.periodicSync.intervalMinutes,
  };
  const unchanged =
    periodicSync.enabled === task.periodicSync.enabled &&
    periodicSync.intervalMinutes === task.periodicSync.intervalMinutes;
  return {
    ...task,
    description: input.description ?? task.description,
    periodicSync,
    nextSyncAt: unchanged ? task.nextSyncAt : firstDue(periodicSync, lastRun, now),
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

const newAccess = async (deps: Deps, taskId: TaskId, input: AccessInput): Promise<Access> => ({
  tenantId: input.tenantId,
  clientId: input.clientId,
  sealedSecret: await deps.sealing.seal(input.clientSecret, taskId),
  clientSecretValidUntil: checkedDate(deps.clock.now(), input.clientSecretValidUntil ?? null),
});

const editedAccess = async (
  deps: Deps,
  task: Task,
  patch: TaskPatch['access'],
): Promise<Access> => {
  if (patch === undefined) return task.access;
  const validUntil = patch.clientSecretValidUntil;
  return {
    tenantId: patch.tenantId ?? task.access.tenantId,
    clientId: patch.clientId ?? task.access.clientId,
    sealedSecret:
      patch.clientSecret === undefined
        ? task.access.sealedSecret
        : await deps.sealing.seal(patch.clientSecret, task.taskId),
    clientSecretValidUntil:
      validUntil === undefined || validUntil === task.access.clientSecretValidUntil
        ? task.access.clientSecretValidUntil
        : checkedDate(deps.clock.now(), validUntil),
  };
};

/** A date on which a secret may end: not in the past, at most 24 months ahead. */
const checkedDate = (now: Date, date: string | null): string | null => {
  if (date === null) return null;
  const latest = new Date(now);
  latest.setUTCMonth(latest.getUTCMonth() + maxSecretMonths);
  latest.setUTCDate(latest.getUTCDate() + 1); // whatever the time zone, 24 months from today are allowed
  const yesterday = new Date(now.getTime() - 86_400_000).toISOString().slice(0, 10);
  const path = 'access.clientSecretValidUntil';
  if (date < yesterday) {
    throw refusedDate(
      path,
      `The client secret ended on ${date}. Create a new one in the Azure portal.`,
    );
  }
  if (date > latest.toISOString().slice(0, 10)) {
    throw refusedDate(
      path,
      `${date} is too far away: Microsoft allows at most ${maxSecretMonths} months.`,
    );
  }
  return date;
};

const refusedDate = (path: string, message: string) =>
  new AppError('invalid-input', message, { fields: [{ path, message }] });

/** Without the fields that were not given. */
const defined = <Fields extends object>(
  fields: Fields,
): { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } =>
  // Object.fromEntries forgets the keys' types; the entries are the object's own
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Fields]?: Exclude<Fields[Key], undefined>;
  };

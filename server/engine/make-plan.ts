import type { DirectorySnapshot } from '../domain/directory.ts';
import { domainOf, type MailAddress, type ObjectId, type TaskId } from '../domain/ids.ts';
import type { DirectoryUsage, PlanContent } from '../domain/plan.ts';
import { configurationText } from '../domain/plan-text.ts';
import { type PlanInput, planTask } from '../domain/planner.ts';
import type { Task, TaskConfiguration } from '../domain/task.ts';
import { adminsToKnow } from '../domain/totals-to-count.ts';
import type { Clock, Digest } from '../ports/clock.ts';
import type { Directory, OpenDirectory, ReadOptions } from '../ports/directory.ts';
import type { BaselineReader, RunStore, TaskStore } from '../ports/stores.ts';
import type { ManagedDomains, UserReader } from '../ports/target.ts';
import { accessOf } from './find-task.ts';
import { fingerprintOf } from './fingerprint.ts';

/** What planning needs: readers only. Whoever holds no more than this cannot write; that is the dry run. */
export interface PlanReaders {
  readonly openDirectory: OpenDirectory;
  readonly users: UserReader;
  readonly baseline: BaselineReader;
  readonly managedDomains: Pick<ManagedDomains, 'list'>;
  readonly domainOwners: Pick<TaskStore, 'ownersOf'>;
  readonly history: Pick<RunStore, 'appliedSince'>;
  readonly clock: Clock;
  readonly digest: Digest;
}

export interface PlanRequest extends ReadOptions {
  /** The configuration to plan with, if not the saved one. */
  readonly config?: TaskConfiguration;
  /** Limits the plan to these e-mail addresses or object ids. */
  readonly users?: readonly string[] | null;
  /** Who asks, if a person does; protected against his own task. */
  readonly actor?: { readonly objectId: ObjectId; readonly email: MailAddress | null } | null;
  /** Called once the directory is read, before planning begins. */
  readonly onRead?: () => Promise<void>;
}

export interface MadePlan {
  readonly content: PlanContent;
  readonly input: PlanInput;
  readonly configDigest: string;
  readonly fingerprint: string;
  readonly readAt: string;
  readonly graph: DirectoryUsage;
}

/** Read -> plan -> judge, for a test as for a run. Throws if anything could not be read completely. */
export const makePlan = async (
  readers: PlanReaders,
  task: Task,
  request: PlanRequest = {},
): Promise<MadePlan> => {
  const config = request.config ?? task;
  const directory = readers.openDirectory(accessOf(task));
  const snapshot = await readDirectory(directory, config, request);
  await request.onRead?.();
  return planSnapshot(readers, task, snapshot, request, directory.usage());
};

/** Plans everybody of a complete snapshot, whether it was read just now or is the mirror's. */
export const planSnapshot = async (
  readers: PlanReaders,
  task: Task,
  snapshot: DirectorySnapshot,
  request: PlanRequest,
  graph: DirectoryUsage,
): Promise<MadePlan> => {
  const config = request.config ?? task;
  return planInput(
    readers,
    config,
    await readRest(readers, task, config, snapshot, request),
    graph,
  );
};

/** Plans and judges an input that was read before. */
export const planInput = async (
  readers: Pick<PlanReaders, 'digest'>,
  config: TaskConfiguration,
  input: PlanInput,
  graph: DirectoryUsage,
): Promise<MadePlan> => {
  const content = planTask(input);
  const configDigest = configDigestOf(readers.digest, config);
  return {
    content,
    input,
    configDigest,
    fingerprint: await fingerprintOf(readers.digest, configDigest, content),
    readAt: input.snapshot.readAt,
    graph,
  };
};

/** The digest of what of a configuration decides about rows. */
export const configDigestOf = (digest: Digest, config: TaskConfiguration): string =>
  digest(configurationText(config));

const readDirectory = (
  directory: Directory,
  config: TaskConfiguration,
  request: PlanRequest,
): Promise<DirectorySnapshot> =>
  directory.readGroups(
    config.groups.filter((group) => group.selected).map((group) => group.groupId),
    {
      ...(request.signal ? { signal: request.signal } : {}),
      ...(request.onProgress ? { onProgress: request.onProgress } : {}),
    },
  );

const readRest = async (
  readers: PlanReaders,
  task: Task,
  config: TaskConfiguration,
  snapshot: DirectorySnapshot,
  request: PlanRequest,
): Promise<PlanInput> => {
  const { tenantId, taskId } = task;
  const [inScope, baseline, recent] = await Promise.all([
    readers.users.readForTask(tenantId, { taskId, domains: config.domains }),
    readers.baseline.load(taskId),
    readRecent(readers, taskId, config),
  ]);
  const known = new Set(inScope.map((user) => user.objectId));
  const elsewhere = await readers.users.readByObjectIds(
    tenantId,
    [...snapshot.people.keys()].filter((id) => !known.has(id)),
  );
  const users = [...inScope, ...elsewhere];
  return {
    ...(await readFacts(readers, task, config, { snapshot, users }, request.actor ?? null)),
    snapshot,
    users,
    baseline: baseline.groups,
    recent,
    only: request.users ? new Set(request.users.map((key) => key.trim().toLowerCase())) : null,
  };
};

/** What the task's runs applied within the rolling hours; nothing where no safeguard asks. */
export const readRecent = async (
  { history, clock }: Pick<PlanReaders, 'history' | 'clock'>,
  taskId: TaskId,
  { safeguards: { enabled, rollingHours } }: TaskConfiguration,
): Promise<PlanInput['recent']> => {
  if (!enabled) return { disables: 0, changes: 0 };
  const since = new Date(clock.now().getTime() - rollingHours * 3_600_000);
  return history.appliedSince(taskId, since.toISOString());
};

type World = Pick<PlanInput, 'snapshot' | 'users'>;
type Read = 'snapshot' | 'users' | 'baseline' | 'recent' | 'totals' | 'only';

/** Everything a plan depends on beside people, users, memberships and what was applied. */
export const readFacts = async (
  readers: PlanReaders,
  task: Task,
  config: TaskConfiguration,
  world: World,
  actor: PlanRequest['actor'],
): Promise<Omit<PlanInput, Read>> => {
  const { tenantId, taskId } = task;
  const [activeAdmins, managed, otherTasksDomains] = await Promise.all([
    readers.users.readActiveAdmins(tenantId, adminsToKnow(world)),
    readers.managedDomains.list(tenantId),
    readOtherTasksDomains(readers, task, world.snapshot, world.users),
  ]);
  return {
    taskId,
    config,
    activeAdmins,
    otherTasksDomains,
    lftGlobalQuota: new Map(
      managed.flatMap(({ name, lftGlobalQuota }) =>
        lftGlobalQuota === null ? [] : [[name, lftGlobalQuota] as const],
      ),
    ),
    operators: actor ? [task.operator, actor] : [task.operator],
    firstSynced: task.firstSyncedAt !== null,
  };
};

/** Of all domains that occur, those that another task of the tenant owns. */
const readOtherTasksDomains = async (
  readers: PlanReaders,
  task: Task,
  snapshot: DirectorySnapshot,
  users: readonly { readonly email: MailAddress }[],
): Promise<ReadonlySet<string>> => {
  const domains = new Set<string>();
  for (const { mail, proxyAddresses } of snapshot.people.values()) {
    if (mail) domains.add(domainOf(mail.trim()));
    else for (const proxy of proxyAddresses) domains.add(domainOf(proxy.trim()));
  }
  for (const { email } of users) domains.add(domainOf(email));
  domains.delete('');
  const owners = await readers.domainOwners.ownersOf([...domains], task.taskId);
  return new Set(
    [...owners].flatMap(([name, owner]) => (owner.tenantId === task.tenantId ? [name] : [])),
  );
};

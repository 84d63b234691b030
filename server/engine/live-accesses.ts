import type { GroupId, TaskId } from '../domain/ids.ts';
import { selectedGroups, type Task } from '../domain/task.ts';
import type { Digest } from '../ports/clock.ts';
import type { MirrorReader } from '../ports/mirror.ts';
import type { TaskStore } from '../ports/stores.ts';
import type { SubscriptionStore } from '../ports/subscriptions.ts';
import type { LiveAccess } from './alignment-work.ts';
import { accessOf } from './find-task.ts';

interface Deps {
  readonly tasks: Pick<TaskStore, 'live'>;
  readonly mirror: Pick<MirrorReader, 'groupIdsOf'>;
  readonly subscriptions: Pick<SubscriptionStore, 'accessKeys' | 'forAccess'>;
  readonly digest: Digest;
}

/** An access to align, and a digest of what is wanted of it. */
export interface WantedAccess {
  readonly access: LiveAccess;
  readonly wanted: string;
}

const manyTasks = 10_000;

/** The accesses of the live tasks, and those that have subscriptions but no live task any more. */
export const readLiveAccesses = async (
  deps: Deps,
): Promise<{
  readonly wanted: readonly WantedAccess[];
  readonly abandoned: readonly LiveAccess[];
}> => {
  // before the tasks: whoever becomes live meanwhile is not taken for one who left
  const subscribed = await deps.subscriptions.accessKeys();
  const sharing = new Map<string, Task[]>();
  const live = await deps.tasks.live(manyTasks);
  const mirrored = await deps.mirror.groupIdsOf(live.map(({ taskId }) => taskId));
  for (const task of live) {
    const key = keyOf(task);
    sharing.set(key, [...(sharing.get(key) ?? []), task]);
  }
  const wanted: WantedAccess[] = [];
  for (const [key, tasks] of sharing) wanted.push(wantedAccess(deps, key, tasks, mirrored));
  const abandoned: LiveAccess[] = [];
  for (const key of subscribed)
    if (!sharing.has(key)) abandoned.push(await abandonedAccess(deps, key));
  return { wanted, abandoned };
};

const keyOf = ({ access }: Task): string => `${access.tenantId} ${access.clientId}`.toLowerCase();

const wantedAccess = (
  deps: Deps,
  accessKey: string,
  sharing: readonly Task[],
  mirrored: ReadonlyMap<TaskId, readonly GroupId[]>,
): WantedAccess => {
  const [first] = sharing;
  const tasks = sharing.map((task) => {
    const { taskId } = task;
    const selected = selectedGroups(task).map((group) => group.groupId);
    return { taskId, groupIds: [...new Set([...selected, ...(mirrored.get(taskId) ?? [])])] };
  });
  const revisions = sharing.map(({ revision }) => revision);
  return {
    access: {
      accessKey,
      directoryAccess: first ? accessOf(first) : null,
      m365TenantId: first?.access.tenantId ?? '',
      tasks,
    },
    wanted: deps.digest(JSON.stringify([tasks, revisions])),
  };
};

/** Its subscriptions hold the secret with which they are removed. */
const abandonedAccess = async (deps: Deps, accessKey: string): Promise<LiveAccess> => {
  const [tenantId = '', clientId = ''] = accessKey.split(' ');
  const stored = await deps.subscriptions.forAccess(accessKey);
  const credential = stored.find((subscription) => subscription.credential)?.credential;
  return {
    accessKey,
    directoryAccess: credential
      ? { tenantId, clientId, credential: { kind: 'sealed', ...credential } }
      : null,
    m365TenantId: tenantId,
    tasks: [],
  };
};

import type { TaskId } from '../domain/ids.ts';
import { selectedGroups, type Task } from '../domain/task.ts';
import type { Jobs } from '../ports/jobs.ts';
import type { Leases } from '../ports/leases.ts';
import type { LiveStore } from '../ports/live.ts';
import type { MirrorReader } from '../ports/mirror.ts';
import type { TaskStore } from '../ports/stores.ts';
import { alignSubscriptions } from './align-subscriptions.ts';
import type { AlignDeps, LiveAccess } from './alignment-work.ts';
import { accessOf } from './find-task.ts';

interface Deps extends AlignDeps {
  readonly tasks: Pick<TaskStore, 'live'>;
  readonly mirror: Pick<MirrorReader, 'groups'>;
  readonly live: Pick<LiveStore, 'put'>;
  readonly leases: Leases;
  readonly jobs: Pick<Jobs, 'wake'>;
  readonly processId: string;
}

const leaseMs = 60_000;
const manyTasks = 10_000;

/**
 * Brings the subscriptions of every access to what its live tasks need, one process at a time per access, and keeps what
 * was found for the tasks to show. A task whose subscription is new is woken: it may have missed something.
 */
export const alignLive = async (deps: Deps, look: 'graph' | 'store'): Promise<void> => {
  const tasks = await deps.tasks.live(manyTasks);
  const wanted = new Map<string, Task[]>();
  for (const task of tasks) wanted.set(keyOf(task), [...(wanted.get(keyOf(task)) ?? []), task]);
  const abandoned = (await deps.subscriptions.accessKeys()).filter((key) => !wanted.has(key));
  for (const [accessKey, sharing] of wanted) {
    await alignOne(deps, await accessOfTasks(deps, accessKey, sharing), look);
  }
  for (const accessKey of abandoned) {
    const [m365TenantId = ''] = accessKey.split(' ');
    await alignOne(deps, { accessKey, directoryAccess: null, m365TenantId, tasks: [] }, look);
  }
};

const keyOf = ({ access }: Task): string => `${access.tenantId} ${access.clientId}`.toLowerCase();

const accessOfTasks = async (
  deps: Deps,
  accessKey: string,
  sharing: readonly Task[],
): Promise<LiveAccess> => {
  const [first] = sharing;
  return {
    accessKey,
    directoryAccess: first ? accessOf(first) : null,
    m365TenantId: first?.access.tenantId ?? '',
    tasks: await Promise.all(
      sharing.map(async (task) => {
        const selected = selectedGroups(task).map((group) => group.groupId);
        const mirrored = (await deps.mirror.groups(task.taskId)).map((group) => group.groupId);
        return { taskId: task.taskId, groupIds: [...new Set([...selected, ...mirrored])] };
      }),
    ),
  };
};

const alignOne = async (deps: Deps, access: LiveAccess, look: 'graph' | 'store'): Promise<void> => {
  const now = deps.clock.now();
  const key: TaskId = `subscriptions ${access.accessKey}`;
  const lease = await deps.leases.acquire(key, deps.processId, now, leaseMs);
  if (lease === null) return;
  try {
    const { state, reason, catchUp } = await alignSubscriptions(deps, access, { look });
    const checkedAt = now.toISOString();
    for (const { taskId } of access.tasks)
      await deps.live.put(taskId, { state, reason, checkedAt });
    for (const taskId of catchUp) await deps.jobs.wake(taskId);
  } finally {
    await deps.leases.release(lease);
  }
};

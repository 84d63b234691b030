import type { AppError } from '../domain/errors.ts';
import type { GroupId, TaskId } from '../domain/ids.ts';
import { allGroups, comparableResource, subscriptionLifeMs } from '../domain/subscription-plan.ts';
import type { DirectoryAccess, OpenDirectory } from '../ports/directory.ts';
import type { Log } from '../ports/log.ts';
import type { ReadOptions } from '../ports/read-options.ts';
import type { Subscription } from '../ports/subscriptions.ts';
import type { SubscribeDeps } from './subscribe.ts';

export interface AlignDeps extends SubscribeDeps {
  readonly openDirectory: OpenDirectory;
  /** Where Graph reaches this server, without a slash at its end. */
  readonly publicUrl: string;
  readonly log: Log;
  /** How long a subscription lives; 3 days if absent. */
  readonly lifeMs?: number;
}

/** One access, and the live tasks that use it with all their groups, nested ones too. */
export interface LiveAccess {
  /** `tenantId clientId`, lower case. */
  readonly accessKey: string;
  /** Null if there is no credential for it any more; then what is stored of it is forgotten. */
  readonly directoryAccess: DirectoryAccess | null;
  readonly m365TenantId: string;
  readonly tasks: readonly { readonly taskId: TaskId; readonly groupIds: readonly GroupId[] }[];
}

/** What an alignment works with, and what it has done so far. */
export interface AlignmentWork {
  readonly deps: AlignDeps;
  readonly access: LiveAccess;
  readonly options: ReadOptions;
  readonly notificationUrl: string;
  readonly lifecycleUrl: string;
  readonly lifeMs: number;
  /** Ours that are alive, as far as is known. */
  living: readonly Subscription[];
  readonly done: { created: number; renewed: number; removed: number };
  readonly catchUp: Set<TaskId>;
  readonly problems: AppError[];
}

const path = { notifications: '/graph/notifications', lifecycle: '/graph/lifecycle' } as const;

/** The work of one alignment, with nothing done. */
export const createAlignmentWork = (
  deps: AlignDeps,
  access: LiveAccess,
  options: ReadOptions,
): AlignmentWork => ({
  deps,
  access,
  options,
  notificationUrl: deps.publicUrl + path.notifications,
  lifecycleUrl: deps.publicUrl + path.lifecycle,
  lifeMs: deps.lifeMs ?? subscriptionLifeMs,
  living: [],
  done: { created: 0, renewed: 0, removed: 0 },
  catchUp: new Set(),
  problems: [],
});

/** The sealed secret to keep with each subscription; null if the credential is none of a task. */
export const credentialOf = ({
  directoryAccess,
}: LiveAccess): NonNullable<Subscription['credential']> | null => {
  const credential = directoryAccess?.credential;
  if (credential?.kind !== 'sealed') return null;
  return { sealedSecret: credential.sealedSecret, taskId: credential.taskId };
};

/** The tasks that want to be told of a resource: a group's own, everybody of all users and of all groups. */
export const tasksFor = ({ tasks }: LiveAccess, resource: string): readonly TaskId[] => {
  const wanted = comparableResource(resource);
  const wants = ({ groupIds }: LiveAccess['tasks'][number]): boolean =>
    !wanted.startsWith(`${allGroups}/`) ||
    groupIds.some((id) => `${allGroups}/${id.toLowerCase()}` === wanted);
  return tasks
    .filter(wants)
    .map(({ taskId }) => taskId)
    .toSorted();
};

import type { DirectorySnapshot } from './directory.ts';
import type { GroupId, MailAddress, ObjectId, TaskId } from './ids.ts';
import type { TaskConfiguration } from './task.ts';
import type { User } from './user.ts';

/** Everything a plan depends on. Order of lists and maps does not matter. */
export interface PlanInput {
  readonly taskId: TaskId;
  readonly config: TaskConfiguration;
  readonly snapshot: DirectorySnapshot;
  /** Users of the owning tenant that the plan may concern (by domain, task or object id). */
  readonly users: readonly User[];
  /** Members and names of each selected group when the task last acted; empty before the first run. */
  readonly baseline: ReadonlyMap<
    GroupId,
    { readonly displayName: string; readonly memberIds: ReadonlySet<ObjectId> }
  >;
  /** Addresses of the enabled, unlocked users with role ALL of the whole tenant: all, or as many as `adminsToKnow`. */
  readonly activeAdmins: readonly { readonly email: MailAddress }[];
  /** Domains that another task owns. */
  readonly otherTasksDomains: ReadonlySet<string>;
  /** Megabytes per managed domain that has a global LFT quota. */
  readonly lftGlobalQuota: ReadonlyMap<string, number>;
  /** Never disabled, locked or stripped of roles: the one who runs and the one who configured. */
  readonly operators: readonly {
    readonly objectId: ObjectId;
    readonly email: MailAddress | null;
  }[];
  /** False until the task completed its first run: then its disables need an approval. */
  readonly firstSynced: boolean;
  /** What the task's runs applied within the rolling hours, without approved runs. */
  readonly recent: { readonly disables: number; readonly changes: number };
  /**
   * How many enabled users are in scope and how many the task manages, for the safeguards' arithmetic, each counted as far
   * as `totalsToCount` says; told where `users` holds only some of them.
   */
  readonly totals?: { readonly enabled: number; readonly managed: number };
  /** Only these addresses or object ids; null = everybody. */
  readonly only: ReadonlySet<string> | null;
}

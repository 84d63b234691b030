import type { DirectoryDomain, GroupKind } from './directory.ts';
import type { GroupAction } from './group-action.ts';
import type { GroupId, MailAddress, ObjectId, TaskId, TenantId } from './ids.ts';

/** A group a task knows; kept with its actions when it is no longer selected. */
export interface TaskGroup {
  readonly groupId: GroupId;
  /** As last read; the id identifies, the name orders. */
  readonly displayName: string;
  readonly kind: GroupKind;
  readonly selected: boolean;
  readonly actions: readonly GroupAction[];
}

export type Precedence =
  | { readonly mode: 'alphabetical' }
  | { readonly mode: 'explicit'; readonly groupIds: readonly GroupId[] };

export interface Safeguards {
  readonly enabled: boolean;
  readonly maxDisablePercent: number;
  readonly maxDisableCount: number;
  readonly maxChangePercent: number;
  readonly rollingHours: number;
  readonly approveFirstDisables: boolean;
  readonly holdEmptiedGroups: boolean;
}
export const defaultSafeguards: Safeguards = {
  enabled: true,
  maxDisablePercent: 10,
  maxDisableCount: 5,
  maxChangePercent: 50,
  rollingHours: 24,
  approveFirstDisables: true,
  holdEmptiedGroups: true,
};

/** Access to the customer's directory. The secret is sealed; only the Graph adapter opens it, bound to the task. */
export interface Access {
  readonly tenantId: string;
  readonly clientId: string;
  readonly sealedSecret: string;
  /** `YYYY-MM-DD`, valid through the end of that day; null = not told. */
  readonly clientSecretValidUntil: string | null;
}

/** The part of a task that decides what a plan contains. */
export interface TaskConfiguration {
  readonly domains: readonly string[];
  readonly groups: readonly TaskGroup[];
  readonly precedence: Precedence;
  readonly disableMissingUsers: boolean;
  /** Also disable users whose account is blocked in Entra (`accountEnabled` false). */
  readonly disableBlockedAccounts: boolean;
  readonly safeguards: Safeguards;
}

export interface Task extends TaskConfiguration {
  readonly taskId: TaskId;
  readonly tenantId: TenantId;
  readonly number: number;
  readonly name: string;
  readonly description: string;
  readonly type: 'M365';
  readonly revision: number;
  readonly access: Access;
  /** The directory's name, known once Test Access succeeded with the present access. */
  readonly tenantName: string | null;
  readonly accessTestedAt: string | null;
  /** Microsoft's domains as of the last refresh. */
  readonly knownDomains: readonly DirectoryDomain[];
  readonly domainsRefreshedAt: string | null;
  readonly periodicSync: { readonly enabled: boolean; readonly intervalMinutes: number };
  readonly liveSync: { readonly enabled: boolean };
  /** Neither periodic nor live work until it is resumed; runs by hand go on. */
  readonly paused: boolean;
  /** When the next periodic sync is due; null while it is off or paused. */
  readonly nextSyncAt: string | null;
  readonly timeZone: string;
  readonly target: { readonly kind: 'builtin' };
  /** Set when a run was first completed without anything held: from then on disables need no approval of their own. */
  readonly firstSyncedAt: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Who last configured it: never disabled, locked or stripped of roles by its own task. */
  readonly operator: { readonly objectId: ObjectId; readonly email: MailAddress | null };
}

export const intervalMinutes = { min: 5, max: 7 * 24 * 60, default: 60 } as const;

/** The groups that take part. */
export const selectedGroups = (task: Pick<TaskConfiguration, 'groups'>): readonly TaskGroup[] =>
  task.groups.filter((group) => group.selected);

/** Whether changes are to be applied as they happen. */
export const isLive = (task: Pick<Task, 'liveSync' | 'paused'>): boolean =>
  task.liveSync.enabled && !task.paused;

/** What a task still lacks before it may run periodically (manual: "Only activate this if you have already configured groups"). */
export const missingForSync = (task: TaskConfiguration): readonly string[] => [
  ...(task.domains.length === 0 ? ['at least one selected domain'] : []),
  ...(selectedGroups(task).some((group) => group.actions.length > 0)
    ? []
    : ['at least one selected group with actions']),
];

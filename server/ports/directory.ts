import type { DeltaLink, DeltaRound, GroupDelta, PersonDelta } from '../domain/delta.ts';
import type {
  DirectoryDomain,
  DirectorySnapshot,
  GroupSummary,
  Person,
} from '../domain/directory.ts';
import type { Failure } from '../domain/errors.ts';
import type { GroupId, ObjectId, TaskId } from '../domain/ids.ts';
import type { DirectoryUsage } from '../domain/plan.ts';
import type { ReadOptions } from './read-options.ts';
import type { ChangeSubscriptions } from './subscriptions.ts';

export type { ReadOptions, ReadProgress } from './read-options.ts';

/** The credential of one access: as a task or draft keeps it, or as somebody just typed it to test it. */
export type Credential =
  | { readonly kind: 'sealed'; readonly sealedSecret: string; readonly taskId: TaskId }
  | { readonly kind: 'drafted'; readonly sealedSecret: string; readonly boundTo: string }
  | { readonly kind: 'entered'; readonly clientSecret: string };

export interface DirectoryAccess {
  readonly tenantId: string;
  readonly clientId: string;
  readonly credential: Credential;
}

export type CheckState = 'ok' | 'missing' | 'excess' | 'unknown';

/** One application permission: whether it is there, and what to do if not. */
export interface PermissionCheck {
  readonly permission: string;
  readonly state: CheckState;
  readonly fix: string | null;
}

export interface AccessReport {
  /** True if signing in worked and no needed permission is missing. */
  readonly ok: boolean;
  readonly tenantName: string | null;
  readonly checks: readonly PermissionCheck[];
  /** Why signing in failed; null if it worked. */
  readonly error: Failure | null;
}

export interface GroupPage {
  readonly groups: readonly GroupSummary[];
  readonly nextCursor: string | null;
}

/** One customer's directory through one access. Every read is complete or it throws an AppError. */
export interface Directory {
  /** Signs in and tries each needed permission; never throws for what an admin can mend. */
  testAccess(options?: ReadOptions): Promise<AccessReport>;
  /** All domains Microsoft lists for the tenant. */
  listDomains(options?: ReadOptions): Promise<readonly DirectoryDomain[]>;
  /** One page of groups, optionally those whose name or description holds words beginning with `search`. */
  findGroups(
    query: { readonly search?: string; readonly cursor?: string },
    options?: ReadOptions,
  ): Promise<GroupPage>;
  /** The named groups; an id that does not exist (any more) is absent from the answer. */
  getGroups(
    ids: readonly GroupId[],
    options?: ReadOptions,
  ): Promise<ReadonlyMap<GroupId, GroupSummary>>;
  /** How many user members a group has directly, for the list; null where it may not be read. */
  countMembers(
    ids: readonly GroupId[],
    options?: ReadOptions,
  ): Promise<ReadonlyMap<GroupId, number | null>>;
  /**
   * Reads the groups, everything nested in them and their members. A missing (404) or unreadable (403, hidden)
   * group is in the answer with that state; any other failure throws, so a partial read never looks complete.
   */
  readGroups(ids: readonly GroupId[], options?: ReadOptions): Promise<DirectorySnapshot>;
  /** A link that will tell what changes from now on in these groups (names, direct members); unfiltered beyond 50 groups. */
  startGroupDelta(ids: readonly GroupId[], options?: ReadOptions): Promise<DeltaLink>;
  /** A link that will tell what changes from now on in the tenant's users. */
  startUserDelta(options?: ReadOptions): Promise<DeltaLink>;
  /** One complete round, all pages merged by id; null if the link was rejected or has expired (then read in full). */
  readGroupDelta(link: DeltaLink, options?: ReadOptions): Promise<DeltaRound<GroupDelta> | null>;
  readUserDelta(link: DeltaLink, options?: ReadOptions): Promise<DeltaRound<PersonDelta> | null>;
  /** These people in as few requests as possible; one that does not exist (any more) is absent. */
  readPeople(ids: readonly ObjectId[], options?: ReadOptions): Promise<readonly Person[]>;
  /**
   * The groups that each of these people is directly in, as far as the app may see them, 20 people with one request; one
   * who does not exist (any more) is absent.
   */
  readMemberships(
    ids: readonly ObjectId[],
    options?: ReadOptions,
  ): Promise<ReadonlyMap<ObjectId, readonly GroupId[]>>;
  /** The app's change-notification subscriptions in this tenant. */
  readonly subscriptions: ChangeSubscriptions;
  /** What was asked of the directory through this object so far. */
  usage(): DirectoryUsage;
}

/** Opens the directory of one access; nothing is sent before the first read. */
export type OpenDirectory = (access: DirectoryAccess) => Directory;

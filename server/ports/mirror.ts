import type { DeltaLink } from '../domain/delta.ts';
import type { DirectoryGroup, DirectorySnapshot, Person } from '../domain/directory.ts';
import type { GroupId, ObjectId, TaskId } from '../domain/ids.ts';

/** From where the next delta rounds go on. */
export interface DeltaLinks {
  readonly groups: DeltaLink;
  readonly users: DeltaLink;
}

/** What a task's mirror is: a copy of the selected part of the directory as of its links. */
export interface MirrorState {
  readonly taskId: TaskId;
  /** Grows with each write. */
  readonly revision: number;
  /** The selected groups it was read for, sorted; another selection needs a full read. */
  readonly selectedIds: readonly GroupId[];
  readonly links: DeltaLinks;
  /** RFC 3339, of the last full read and of the last delta round. */
  readonly readAt: string;
  readonly checkedAt: string;
  /** Digest of the configuration for which everybody was last planned from this mirror. */
  readonly plannedDigest: string | null;
}

/** A group of the mirror without its user members. */
export type MirrorGroup = Omit<DirectoryGroup, 'memberIds'>;

/** One direct membership; `memberId` is a person or a nested group. */
export interface MirrorEdge {
  readonly groupId: GroupId;
  readonly memberId: string;
}

/** How the mirror differed from a full read: what the live path had missed. */
export interface MirrorDrift {
  readonly groups: number;
  readonly memberships: number;
  readonly people: number;
}

/** What one delta round changes in the mirror. */
export interface MirrorChange {
  /** Groups to write as they are now (name, state, nested groups). */
  readonly groups: readonly MirrorGroup[];
  /**
   * People to write as they are now; a deleted one is left out of `people` and named in `removedPeople`. He keeps his
   * memberships for a restore, but counts as nobody's member as long as the mirror does not hold him.
   */
  readonly people: readonly Person[];
  readonly removedPeople: readonly ObjectId[];
  readonly addedEdges: readonly MirrorEdge[];
  readonly removedEdges: readonly MirrorEdge[];
  /** People whose plan may have changed by this round, and addresses (with an @) that somebody left. */
  readonly affected: readonly ObjectId[];
}

/** What tells whether it is time to look. */
export interface MirrorProgress extends Pick<MirrorState, 'plannedDigest' | 'checkedAt'> {
  /** Somebody was affected by a round and not planned since. */
  readonly hasAffected: boolean;
}

/** Reads the mirror; every answer is of one task, unless it says otherwise. */
export interface MirrorReader {
  /** Null while there is none, or while it is being rebuilt. */
  state(taskId: TaskId): Promise<MirrorState | null>;
  /** How far these tasks' mirrors are, with two operations for any number; without those whose `state` is null. */
  progressOf(taskIds: readonly TaskId[]): Promise<ReadonlyMap<TaskId, MirrorProgress>>;
  /** Everything, as a full read would have given it. */
  load(taskId: TaskId): Promise<DirectorySnapshot>;
  /** All groups of the closure (selected and nested). */
  groups(taskId: TaskId): Promise<readonly MirrorGroup[]>;
  /** Ids of the groups of these tasks' mirrors, with one operation for any number of tasks; without those that hold none. */
  groupIdsOf(taskIds: readonly TaskId[]): Promise<ReadonlyMap<TaskId, readonly GroupId[]>>;
  /** Groups that have at least one direct user member who is there: somebody deleted is nobody's member. */
  occupied(taskId: TaskId): Promise<ReadonlySet<GroupId>>;
  /** Those of the people that the mirror holds. */
  people(taskId: TaskId, ids: readonly ObjectId[]): Promise<readonly Person[]>;
  /** People one of whose addresses (mail, any proxy address, user principal name; lower case) is among these. */
  peopleAt(taskId: TaskId, addresses: readonly string[]): Promise<readonly Person[]>;
  /** Memberships of these people or groups, also of those who were deleted and may be restored. */
  edgesOf(taskId: TaskId, memberIds: readonly string[]): Promise<readonly MirrorEdge[]>;
  /** User members directly in these groups, without the deleted. */
  membersOf(taskId: TaskId, groupIds: readonly GroupId[]): Promise<readonly ObjectId[]>;
  /** Who was affected by a round and not planned since (see `MirrorChange`), with the moment of the round; oldest first. */
  affected(
    taskId: TaskId,
    limit: number,
  ): Promise<readonly { readonly objectId: ObjectId; readonly since: string }[]>;
}

export interface MirrorStore extends MirrorReader {
  /**
   * Makes a full read the mirror, writing only what differs, and saves the links last: until then `state` is null, so a
   * half-written mirror is never used. Memberships of people the mirror no longer holds stay: they were deleted and may be
   * restored. Answers how it differed, null if there was none before (or another selection).
   */
  replace(
    taskId: TaskId,
    snapshot: DirectorySnapshot,
    facts: {
      readonly selectedIds: readonly GroupId[];
      readonly links: DeltaLinks;
      readonly plannedDigest: string | null;
      /** Whom the plan of this read could not settle: they are affected from now on; nobody if absent. */
      readonly affected?: readonly ObjectId[];
    },
  ): Promise<MirrorDrift | null>;
  /**
   * One transaction: the change, the affected people, and the links it leads to. False if the mirror no longer has
   * `revision`; then nothing was written.
   */
  advance(
    taskId: TaskId,
    revision: number,
    change: MirrorChange,
    links: DeltaLinks,
    now: string,
  ): Promise<boolean>;
  /** These people were planned; entries of later rounds (`since` newer than told) stay. */
  planned(
    taskId: TaskId,
    people: readonly { readonly objectId: ObjectId; readonly since: string }[],
  ): Promise<void>;
  /** Everybody was planned with this configuration from the mirror's `revision`; false, and nothing written, if it has moved on. */
  setPlannedDigest(taskId: TaskId, revision: number, digest: string): Promise<boolean>;
  remove(taskId: TaskId): Promise<void>;
}

import type { DirectoryGroup, GroupSummary, Person } from '../../server/domain/directory.ts';
import { AppError, failureOf } from '../../server/domain/errors.ts';
import type { Clock } from '../../server/ports/clock.ts';
import type {
  Directory,
  DirectoryAccess,
  OpenDirectory,
  PermissionCheck,
  ReadOptions,
} from '../../server/ports/directory.ts';
import type { DirectoryModel, DirectoryRead, ModelGroup } from './directory-model.ts';

export interface FakeDirectory {
  readonly open: OpenDirectory;
  readonly directory: Directory;
  /** Every access a directory was opened with, in order. */
  readonly opened: readonly DirectoryAccess[];
  /** Every read that was begun, in order. */
  readonly reads: readonly DirectoryRead[];
  readonly model: DirectoryModel;
}

const allThere: readonly PermissionCheck[] = [
  'Domain.Read.All',
  'Group.Read.All',
  'GroupMember.Read.All',
  'User.Read.All',
].map((permission) => ({ permission, state: 'ok', fix: null }));

const summaryOf = (group: ModelGroup): GroupSummary => ({
  groupId: group.groupId,
  displayName: group.displayName,
  kind: group.kind,
  mail: group.mail,
  description: group.description,
  dynamic: group.dynamic,
  hiddenMembership: group.hiddenMembership,
  onPremisesSynced: group.onPremisesSynced,
});

const readableGroup = (group: ModelGroup): DirectoryGroup => ({
  groupId: group.groupId,
  displayName: group.displayName,
  state: 'readable',
  problem: null,
  memberIds: [...group.memberIds],
  memberGroupIds: [...group.memberGroupIds],
  otherMembers: group.otherMembers,
});

const blankGroup = (
  groupId: string,
  displayName: string | null,
  state: 'missing' | 'unreadable',
): DirectoryGroup => ({
  groupId,
  displayName,
  state,
  problem:
    state === 'missing'
      ? `Group ${groupId} does not exist any more; select another one or restore it.`
      : `The members of ${groupId} may not be read; grant GroupMember.Read.All or Member.Read.Hidden.`,
  memberIds: [],
  memberGroupIds: [],
  otherMembers: 0,
});

const groupAsRead = (group: ModelGroup | undefined, groupId: string): DirectoryGroup => {
  if (group === undefined || group.state === 'missing') return blankGroup(groupId, null, 'missing');
  const emptyAndHidden =
    group.hiddenMembership && group.memberIds.length + group.memberGroupIds.length === 0;
  if (group.state === 'unreadable' || emptyAndHidden) {
    return blankGroup(groupId, group.displayName, 'unreadable');
  }
  return readableGroup(group);
};

const pageSize = 100;

/** The directory of a model in memory. What the model says is what every opened directory reads. */
export const createFakeDirectory = (
  model: DirectoryModel,
  clock: Clock = { now: () => new Date('2026-01-01T08:00:00.000Z') },
): FakeDirectory => {
  const opened: DirectoryAccess[] = [];
  const reads: DirectoryRead[] = [];
  let requests = 0;

  const begin = async (read: DirectoryRead, options: ReadOptions | undefined): Promise<void> => {
    options?.signal?.throwIfAborted();
    reads.push(read);
    requests += 1;
    await model.beforeRead?.(read);
    options?.signal?.throwIfAborted();
    const failure = model.failure ?? model.failures?.[read];
    if (failure) throw failure;
  };
  const find = (id: string): ModelGroup | undefined =>
    model.groups.find((group) => group.groupId === id.toLowerCase());
  const existing = (id: string): ModelGroup | undefined => {
    const group = find(id);
    return group?.state === 'missing' ? undefined : group;
  };

  const directory: Directory = {
    async testAccess(options) {
      try {
        await begin('testAccess', options);
      } catch (error) {
        if (!(error instanceof AppError) || options?.signal?.aborted) throw error;
        const checks = allThere.map((check) => ({ ...check, state: 'unknown' as const }));
        return { ok: false, tenantName: null, checks, error: failureOf(error) };
      }
      const checks = model.checks ?? allThere;
      const ok = checks.every((check) => check.state !== 'missing');
      return { ok, tenantName: model.tenantName, checks, error: null };
    },

    async listDomains(options) {
      await begin('listDomains', options);
      return [...model.domains];
    },

    async findGroups({ search, cursor }, options) {
      await begin('findGroups', options);
      const words = search?.trim().toLowerCase() ?? '';
      const begins = (text: string | null): boolean =>
        (text ?? '').toLowerCase().split(/\s+/).join(' ').startsWith(words) ||
        (text ?? '').toLowerCase().includes(` ${words}`);
      const found = model.groups
        .filter((group) => group.state !== 'missing')
        .filter((group) => words === '' || begins(group.displayName) || begins(group.description))
        .sort((a, b) => a.displayName.localeCompare(b.displayName));
      const from = cursor === undefined ? 0 : Number(cursor);
      if (!Number.isInteger(from)) throw new AppError('invalid-input', 'This cursor is not ours.');
      return {
        groups: found.slice(from, from + pageSize).map(summaryOf),
        nextCursor: found.length > from + pageSize ? String(from + pageSize) : null,
      };
    },

    async getGroups(ids, options) {
      await begin('getGroups', options);
      const found = ids.map(existing).filter((group) => group !== undefined);
      return new Map(found.map((group) => [group.groupId, summaryOf(group)]));
    },

    async countMembers(ids, options) {
      await begin('countMembers', options);
      const count = (id: string): number | null => {
        const group = existing(id);
        return group?.state === 'readable' ? group.memberIds.length : null;
      };
      return new Map(ids.map((id) => [id.toLowerCase(), count(id)]));
    },

    async readGroups(ids, options) {
      await begin('readGroups', options);
      const readAt = clock.now().toISOString();
      const groups = new Map<string, DirectoryGroup>();
      const people = new Map<string, Person>();
      const queue = ids.map((id) => id.toLowerCase());
      const known = new Set(queue);
      for (const id of queue) {
        options?.signal?.throwIfAborted();
        const group = groupAsRead(find(id), id);
        groups.set(id, group);
        for (const memberId of group.memberIds) {
          const person = model.people.find((each) => each.objectId === memberId);
          if (person) people.set(memberId, person);
        }
        for (const nested of group.memberGroupIds) {
          if (!known.has(nested)) queue.push(nested);
          known.add(nested);
        }
        requests += 1;
        options?.onProgress?.({
          groupsRead: groups.size,
          groupsTotal: known.size,
          membersRead: people.size,
        });
      }
      return { readAt, groups, people };
    },

    usage: () => ({ requests, resourceUnits: requests }),
  };

  const open: OpenDirectory = (access) => {
    opened.push(access);
    return directory;
  };
  return { open, directory, opened, reads, model };
};

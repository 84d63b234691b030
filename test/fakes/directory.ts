import type { DirectoryGroup, Person } from '../../server/domain/directory.ts';
import { AppError, failureOf } from '../../server/domain/errors.ts';
import type { Clock } from '../../server/ports/clock.ts';
import type {
  Directory,
  DirectoryAccess,
  OpenDirectory,
  PermissionCheck,
  ReadOptions,
} from '../../server/ports/directory.ts';
import { createFakeDeltas } from './directory-delta.ts';
import { groupAsRead, summaryOf } from './directory-groups.ts';
import type { DirectoryModel, DirectoryRead, ModelGroup } from './directory-model.ts';
import { createFakeSubscriptions } from './directory-subscriptions.ts';

export interface FakeDirectory {
  readonly open: OpenDirectory;
  readonly directory: Directory;
  /** Every access a directory was opened with, in order. */
  readonly opened: readonly DirectoryAccess[];
  /** Every read that was begun, in order. */
  readonly reads: readonly DirectoryRead[];
  readonly model: DirectoryModel;
  /** Makes every delta link so far too old. */
  expireLinks(): void;
}

const allThere: readonly PermissionCheck[] = [
  'Domain.Read.All',
  'Group.Read.All',
  'GroupMember.Read.All',
  'User.Read.All',
].map((permission) => ({ permission, state: 'ok', fix: null }));

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
  const listed = (memberId: string): boolean =>
    !model.deletedPeople?.some(({ objectId }) => objectId === memberId);
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
        return group?.state === 'readable' ? group.memberIds.filter(listed).length : null;
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
        const group = groupAsRead(find(id), id, listed);
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

    ...createFakeDeltas(model, clock, begin),

    async readPeople(ids, options) {
      options?.signal?.throwIfAborted();
      const wanted = [...new Set(ids.map((id) => id.toLowerCase()))];
      if (wanted.length === 0) return [];
      await begin('readPeople', options);
      // More than 20 are asked for in batches of 20 times 15.
      if (wanted.length > 20) requests += Math.ceil(wanted.length / 300) - 1;
      return wanted
        .map((id) => model.people.find(({ objectId }) => objectId === id))
        .filter((person) => person !== undefined);
    },

    async readMemberships(ids, options) {
      options?.signal?.throwIfAborted();
      const wanted = [...new Set(ids.map((id) => id.toLowerCase()))];
      if (wanted.length === 0) return new Map();
      await begin('readMemberships', options);
      if (wanted.length > 20) requests += Math.ceil(wanted.length / 20) - 1;
      const there = wanted.filter((id) => model.people.some(({ objectId }) => objectId === id));
      const visible = model.groups.filter(({ state }) => state === 'readable');
      return new Map(
        there.map((id) => [
          id,
          visible.filter(({ memberIds }) => memberIds.includes(id)).map(({ groupId }) => groupId),
        ]),
      );
    },

    subscriptions: createFakeSubscriptions(model, clock, begin),

    usage: () => ({ requests, resourceUnits: requests }),
  };

  const open: OpenDirectory = (access) => {
    opened.push(access);
    return directory;
  };
  const expireLinks = (): void => {
    model.linkEpoch = (model.linkEpoch ?? 0) + 1;
  };
  return { open, directory, opened, reads, model, expireLinks };
};

import { domainOf, mailAddress, type TenantId } from '../../server/domain/ids.ts';
import type { User } from '../../server/domain/user.ts';
import { brokenCursor, decodeCursor, encodeCursor } from '../../server/mongo/cursor.ts';
import { orderOf } from '../../server/mongo/user-order.ts';
import type { UserQuery, UserReader, UserSort } from '../../server/ports/target.ts';
import { matchesSearch } from './matches-search.ts';
import { createFakeMemory, type FakeMemory, userKey } from './memory.ts';

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const byField: Readonly<Record<UserSort, (a: User, b: User) => number>> = {
  displayName: (a, b) => text(orderOf(a).name, orderOf(b).name),
  email: () => 0,
  active: (a, b) => orderOf(a).active - orderOf(b).active,
  admin: (a, b) => orderOf(a).admin - orderOf(b).admin,
  crypto: (a, b) => orderOf(a).crypto - orderOf(b).crypto,
};

const states: Readonly<Record<NonNullable<UserQuery['state']>, (user: User) => boolean>> = {
  active: (user) => !user.disabled,
  disabled: (user) => user.disabled,
  admin: (user) => user.adminRoles.length > 0,
  managed: (user) => user.managedBy !== null,
  unmanaged: (user) => user.managedBy === null,
};

const fits =
  ({ search, domain, state }: Pick<UserQuery, 'search' | 'domain' | 'state'>) =>
  (user: User): boolean =>
    matchesSearch(search, [user.displayName, user.email]) &&
    (domain === undefined || domainOf(user.email) === domain) &&
    (state === undefined || states[state](user));

/** Where a page begins; the fake's cursor is the address of the last user. */
const startOf = (users: readonly User[], cursor: string, key: string): number => {
  const [list, email] = decodeCursor(cursor);
  const at = users.findIndex((user) => user.email === email);
  if (list !== key || at < 0) throw brokenCursor();
  return at + 1;
};

/** Reads users in memory. */
export const createFakeUserReader = (memory: FakeMemory = createFakeMemory()): UserReader => {
  const of = (tenantId: TenantId) =>
    [...memory.users.values()].filter((user) => user.tenantId === tenantId);
  return {
    readForTask: async (tenantId, { taskId, domains }) =>
      of(tenantId).filter(
        (user) => domains.includes(domainOf(user.email)) || user.managedBy === taskId,
      ),
    readByObjectIds: async (tenantId, ids) => {
      const wanted = new Set(ids);
      return of(tenantId).filter((user) => user.objectId !== null && wanted.has(user.objectId));
    },
    readByEmails: async (tenantId, emails) => {
      const wanted = new Set(emails.map(mailAddress));
      return of(tenantId).filter((user) => wanted.has(user.email));
    },
    countForTask: async (tenantId, { taskId, domains }, atMost) => {
      const inScope = (user: User) =>
        domains.includes(domainOf(user.email)) || user.managedBy === taskId;
      const users = of(tenantId);
      const enabled = users.filter((user) => !user.disabled && inScope(user)).length;
      const managed = users.filter((user) => user.managedBy === taskId).length;
      return {
        enabled: Math.min(enabled, atMost.enabled),
        managed: Math.min(managed, atMost.managed),
      };
    },
    revisions: async (tenantId, emails) => {
      const wanted = new Set(emails);
      return new Map(
        of(tenantId)
          .filter((user) => wanted.has(user.email))
          .map((user) => [user.email, user.revision]),
      );
    },
    readActiveAdmins: async (tenantId, atMost) =>
      of(tenantId)
        .filter(
          (user) => user.adminRoles.includes('ALL') && !user.disabled && user.loginLocked !== true,
        )
        .slice(0, atMost),
    get: async (tenantId, email) => memory.users.get(userKey(tenantId, email)) ?? null,
    list: async (tenantId, query) => {
      const { sort = 'displayName', descending = false, cursor, offset = 0, limit } = query;
      const key = `${sort} ${descending}`;
      const ascending = of(tenantId)
        .filter(fits(query))
        .sort((a, b) => byField[sort](a, b) || text(a.email, b.email));
      const users = descending ? ascending.reverse() : ascending;
      const start = cursor === undefined ? offset : startOf(users, cursor, key);
      const page = users.slice(start, start + limit);
      const last = page.at(-1);
      const more = last !== undefined && users.length > start + limit;
      return {
        users: page,
        total: users.length,
        nextCursor: more ? encodeCursor([key, last.email]) : null,
      };
    },
  };
};

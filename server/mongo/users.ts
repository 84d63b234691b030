import type { ObjectId, TenantId } from '../domain/ids.ts';
import type { User } from '../domain/user.ts';
import type { UserReader } from '../ports/target.ts';
import type { Database } from './database.ts';
import { inDatabase } from './in-database.ts';
import { text, texts } from './text.ts';
import { toUser } from './user-document.ts';
import { userFilter } from './user-filter.ts';
import { readUserPage } from './user-pages.ts';

const idsPerQuery = 5000;

/** Reads the users of the built-in user management. */
export const createUserReader = ({ collections: { users } }: Database): UserReader => {
  const readByObjectIds = async (tenantId: TenantId, ids: readonly ObjectId[]) => {
    const wanted = [...new Set(texts(ids))];
    const found: User[] = [];
    for (let from = 0; from < wanted.length; from += idsPerQuery) {
      const slice = wanted.slice(from, from + idsPerQuery);
      const filter = {
        tenantId: text(tenantId),
        objectId: { $in: slice, $type: 'string' as const },
      };
      for await (const user of users.find(filter)) found.push(toUser(user));
    }
    return found;
  };

  return {
    readForTask: (tenantId, { taskId, domains }) =>
      inDatabase(async () => {
        const concerned = [
          { 'order.domain': { $in: texts(domains) } },
          { managedBy: text(taskId) },
        ];
        const found = users.find({ tenantId: text(tenantId), $or: concerned });
        return (await found.toArray()).map(toUser);
      }),
    readByObjectIds: (tenantId, ids) => inDatabase(() => readByObjectIds(tenantId, ids)),
    readActiveAdmins: (tenantId) =>
      inDatabase(async () => {
        const found = users.find({
          tenantId: text(tenantId),
          'order.admin': 0,
          adminRoles: 'ALL',
          disabled: false,
          loginLocked: { $ne: true },
        });
        return (await found.toArray()).map(toUser);
      }),
    get: (tenantId, email) =>
      inDatabase(async () => {
        const found = await users.findOne({ tenantId: text(tenantId), email: text(email) });
        return found === null ? null : toUser(found);
      }),
    list: (tenantId, query) =>
      inDatabase(async () => {
        const filter = userFilter(tenantId, query);
        const [page, total] = await Promise.all([
          readUserPage(users, filter, query),
          users.countDocuments(filter),
        ]);
        return { users: page.users.map(toUser), nextCursor: page.nextCursor, total };
      }),
  };
};

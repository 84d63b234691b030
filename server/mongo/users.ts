import { mailAddress, type ObjectId, type TenantId } from '../domain/ids.ts';
import type { User } from '../domain/user.ts';
import type { UserReader } from '../ports/target.ts';
import { countForTask } from './count-users.ts';
import { readCountedUserPage } from './counted-user-page.ts';
import type { Database } from './database.ts';
import { inDatabase } from './in-database.ts';
import { userIndexes } from './indexes.ts';
import { text, texts } from './text.ts';
import { toUser } from './user-document.ts';
import { userFilter } from './user-filter.ts';

const valuesPerQuery = 5000;
const usersPerBatch = 2000;

/** Calls `read` with slices of any number of values, so that no query grows without bound. */
const inSlices = async (
  values: readonly string[],
  read: (slice: string[]) => Promise<void>,
): Promise<void> => {
  const distinct = [...new Set(texts(values))];
  for (let from = 0; from < distinct.length; from += valuesPerQuery)
    await read(distinct.slice(from, from + valuesPerQuery));
};

/** Reads the users of the built-in user management. */
export const createUserReader = ({ collections: { users } }: Database): UserReader => {
  const readByObjectIds = async (tenantId: TenantId, ids: readonly ObjectId[]) => {
    const found: User[] = [];
    await inSlices(ids, async (slice) => {
      const filter = { tenantId: text(tenantId), objectId: { $in: slice } };
      const some = users.find(filter, { hint: userIndexes.byObject });
      for await (const user of some) found.push(toUser(user));
    });
    return found;
  };

  const readByEmails = async (tenantId: TenantId, emails: readonly string[]) => {
    const found: User[] = [];
    await inSlices(emails.map(mailAddress), async (slice) => {
      const filter = { tenantId: text(tenantId), email: { $in: slice.map(mailAddress) } };
      const some = users.find(filter, { hint: userIndexes.byAddress });
      for await (const user of some) found.push(toUser(user));
    });
    return found;
  };

  const readRevisions = async (tenantId: TenantId, emails: readonly string[]) => {
    const revisions = new Map<string, number>();
    await inSlices(emails, async (slice) => {
      const found = users
        .find(
          { tenantId: text(tenantId), email: { $in: slice.map(mailAddress) } },
          { hint: userIndexes.byAddress },
        )
        .project<{ readonly email: string; readonly revision: number }>({ email: 1, revision: 1 });
      for await (const { email, revision } of found) revisions.set(email, revision);
    });
    return revisions;
  };

  return {
    readForTask: (tenantId, { taskId, domains }) =>
      inDatabase(async () => {
        const concerned = [
          { 'order.domain': { $in: texts(domains) } },
          { managedBy: text(taskId) },
        ];
        // Many: without what only orders them, and in batches that are soon decoded, so that others have their turn.
        const found = users
          .find({ tenantId: text(tenantId), $or: concerned })
          .project<User>({ _id: 0, order: 0, find: 0 })
          .batchSize(usersPerBatch);
        return (await found.toArray()).map(toUser);
      }),
    readByObjectIds: (tenantId, ids) => inDatabase(() => readByObjectIds(tenantId, ids)),
    revisions: (tenantId, emails) => inDatabase(() => readRevisions(tenantId, emails)),
    readByEmails: (tenantId, emails) => inDatabase(() => readByEmails(tenantId, emails)),
    countForTask: (tenantId, query, atMost) =>
      inDatabase(() => countForTask(users, tenantId, query, atMost)),
    readActiveAdmins: (tenantId, atMost) =>
      inDatabase(async () => {
        const active = { adminRoles: 'ALL' as const, disabled: false, loginLocked: { $ne: true } };
        const filter = { tenantId: text(tenantId), ...active };
        const found = users.find(filter, { hint: userIndexes.activeAdmins, limit: atMost ?? 0 });
        return (await found.toArray()).map(toUser);
      }),
    get: (tenantId, email) =>
      inDatabase(async () => {
        const filter = { tenantId: text(tenantId), email: text(email) };
        const found = await users.findOne(filter, { hint: userIndexes.byAddress });
        return found === null ? null : toUser(found);
      }),
    list: (tenantId, query) =>
      inDatabase(async () => {
        const page = await readCountedUserPage(users, userFilter(tenantId, query), query);
        return { ...page, users: page.users.map(toUser) };
      }),
  };
};

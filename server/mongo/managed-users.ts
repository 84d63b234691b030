import type { ManagedUsers } from '../ports/managed-users.ts';
import type { Database } from './database.ts';
import { inDatabase } from './in-database.ts';
import { userIndexes } from './indexes.ts';
import { text, texts } from './text.ts';

/** Counts the users of tasks from an index. */
export const createManagedUsers = ({ collections: { users } }: Database): ManagedUsers => ({
  count: (tenantId, taskIds) =>
    inDatabase(async () => {
      const managed = { tenantId: text(tenantId), managedBy: { $in: texts(taskIds) } };
      const found = await users
        .aggregate<{ readonly _id: string; readonly count: number }>(
          [{ $match: managed }, { $group: { _id: '$managedBy', count: { $sum: 1 } } }],
          { hint: userIndexes.byTask },
        )
        .toArray();
      return new Map(found.map(({ _id, count }) => [_id, count]));
    }),
  countDisabled: (tenantId, taskId) =>
    inDatabase(() => {
      const disabled = { 'order.active': 1, disabledBy: 'sync' as const };
      return users.countDocuments(
        { tenantId: text(tenantId), managedBy: text(taskId), ...disabled },
        { hint: userIndexes.byTask },
      );
    }),
});

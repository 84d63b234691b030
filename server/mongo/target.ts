import { AppError } from '../domain/errors.ts';
import type { User } from '../domain/user.ts';
import type { Target } from '../ports/target.ts';
import { applyBatch, type Batch } from './apply-batch.ts';
import type { Database } from './database.ts';
import { inDatabase, isDuplicate } from './in-database.ts';
import { userIndexes } from './indexes.ts';
import { text } from './text.ts';
import { toUserDocument } from './user-document.ts';
import { unmanaged } from './user-find.ts';
import { createUserReader } from './users.ts';

const attemptsAfterDuplicate = 3;

/** Writes a user by hand; an address or object id that another user has: AppError `user-exists`. */
const refuseDuplicate = async <Answer>(
  user: User,
  write: () => Promise<Answer>,
): Promise<Answer> => {
  try {
    return await write();
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const same = 'objectId' in (error.keyPattern ?? {}) ? `object ${user.objectId}` : user.email;
    throw new AppError('user-exists', `There already is a user for ${same}; change that one.`, {
      cause: error,
    });
  }
};

/** The built-in user management: settings live in MongoDB. */
export const createTarget = (database: Database): Target => {
  const { users } = database.collections;

  const applyOnce = (batch: Batch) =>
    database.client.withSession((session) =>
      session.withTransaction(() => applyBatch(database, session, batch), {
        readConcern: { level: 'snapshot' },
        writeConcern: { w: 'majority' },
        readPreference: 'primary',
      }),
    );

  const apply: Target['apply'] = async (batch) => {
    for (let attempt = 1; ; attempt += 1)
      try {
        return await applyOnce(batch);
      } catch (error) {
        // A user with this address or object id came into being after our snapshot: decide again with it in sight.
        if (!isDuplicate(error) || attempt === attemptsAfterDuplicate) throw error;
      }
  };

  return {
    ...createUserReader(database),
    apply: (batch) => inDatabase(() => apply(batch)),
    insert: (user) =>
      inDatabase(async () => {
        await refuseDuplicate(user, () => users.insertOne(toUserDocument(user)));
      }),
    replace: (user, expectedRevision) =>
      inDatabase(async () => {
        const { tenantId, email } = user;
        const filter = { tenantId: text(tenantId), email: text(email), revision: expectedRevision };
        const { matchedCount } = await refuseDuplicate(user, () =>
          users.replaceOne(filter, toUserDocument(user), { hint: userIndexes.byAddress }),
        );
        return matchedCount === 1;
      }),
    releaseTask: (tenantId, taskId) =>
      inDatabase(async () => {
        await users.updateMany({ tenantId: text(tenantId), managedBy: text(taskId) }, unmanaged);
      }),
  };
};

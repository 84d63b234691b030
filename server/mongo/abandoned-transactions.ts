import { type Binary, MongoServerError } from 'mongodb';
import type { EndAbandoned } from '../ports/abandoned.ts';
import type { Database } from './database.ts';
import { inDatabase } from './in-database.ts';

/** What a session that is in a transaction and between two statements looks like, as far as it is used. */
interface IdleSession {
  readonly lsid: { readonly id: Binary };
}

// 13 Unauthorized, 59 CommandNotFound, 115 CommandNotSupported, 8000 Atlas: without them transactions end by
// themselves, after `transactionLifetimeLimitSeconds` (60 s)
const refusals = new Set<unknown>([13, 59, 115, 8000]);

/**
 * Ends transactions of processes that died in their middle: MongoDB keeps them, with everything they lock, for a minute or
 * more after the connection is gone. Only those of this product, of the same database user. Where the server does not let
 * us, nothing is ended and it is not asked again.
 * https://www.mongodb.com/docs/manual/reference/command/killSessions/
 */
export const createEndAbandoned = ({ client }: Pick<Database, 'client'>): EndAbandoned => {
  const admin = client.db('admin');
  const { appName } = client.options;
  let isAllowed = true;
  return (idleMs) =>
    inDatabase(async () => {
      if (!isAllowed || appName === undefined) return 0;
      try {
        const idle = await admin
          .aggregate<IdleSession>(
            [
              { $currentOp: { allUsers: false, idleSessions: true, idleConnections: false } },
              {
                $match: {
                  type: 'idleSession',
                  appName,
                  'transaction.timeInactiveMicros': { $gte: idleMs * 1000 },
                },
              },
              { $project: { lsid: 1 } },
            ],
            // no other is allowed here
            { readConcern: { level: 'local' } },
          )
          .toArray();
        if (idle.length === 0) return 0;
        await admin.command({ killSessions: idle.map(({ lsid }) => ({ id: lsid.id })) });
        return idle.length;
      } catch (error) {
        if (!(error instanceof MongoServerError) || !refusals.has(error.code)) throw error;
        isAllowed = false;
        return 0;
      }
    });
};

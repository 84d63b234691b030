import type { ClientSession } from 'mongodb';
import type { Database } from './database.ts';

/**
 * Runs `work` as one transaction on one snapshot; it is run again when another transaction was in the way.
 * https://www.mongodb.com/docs/manual/core/transactions/
 */
export const mirrorTransaction = <Answer>(
  { client }: Database,
  work: (session: ClientSession) => Promise<Answer>,
): Promise<Answer> =>
  client.withSession((session) =>
    session.withTransaction(() => work(session), {
      readConcern: { level: 'snapshot' },
      writeConcern: { w: 'majority' },
      readPreference: 'primary',
    }),
  );

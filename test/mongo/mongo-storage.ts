import type { Database } from '../../server/mongo/database.ts';
import { createLiveStatuses } from '../../server/mongo/live-statuses.ts';
import type { Storage } from '../engine/what-is-stored.ts';
import { mongoStores } from './mongo-stores.ts';
import { mortalDatabase } from './mortal-database.ts';

/** The real stores, which processes share that may be killed between any two commands. */
export const createMongoStorage = (database: Database): Storage => {
  const { collections } = database;
  const stores = mongoStores(database);
  return {
    stores,
    live: createLiveStatuses(database),
    held: (mortal) => {
      const own = mortalDatabase(database, mortal);
      return { stores: mongoStores(own), live: createLiveStatuses(own) };
    },
    look: async () => {
      const [users, history, inbox, runs, leases] = await Promise.all([
        collections.users.find().toArray(),
        collections.history.find().sort({ $natural: 1 }).toArray(),
        collections.inbox.find().toArray(),
        collections.runs.find({ active: true }).toArray(),
        collections.leases.find({ holder: { $ne: null } }).toArray(),
      ]);
      return {
        users: users.map(({ email, revision }) => ({ email, revision })),
        history,
        inbox: inbox.map(({ notBefore }) => ({ notBefore })),
        activeRuns: runs.map(({ _id }) => ({ runId: _id })),
        leaseEnds: leases.map(({ expiresAt }) => expiresAt.getTime()),
      };
    },
  };
};

import { afterAll, beforeAll } from 'vitest';
import { createBaseline } from '../../server/mongo/baseline.ts';
import { connectDatabase, type Database } from '../../server/mongo/database.ts';
import { createDraftStore } from '../../server/mongo/drafts.ts';
import { createHealth } from '../../server/mongo/health.ts';
import { createInbox } from '../../server/mongo/inbox.ts';
import { createLeases } from '../../server/mongo/leases.ts';
import { createManagedDomains } from '../../server/mongo/managed-domains.ts';
import { createManagedUsers } from '../../server/mongo/managed-users.ts';
import { createMirror } from '../../server/mongo/mirror.ts';
import { createPlanStore } from '../../server/mongo/plans.ts';
import { prepareDatabase } from '../../server/mongo/prepare-database.ts';
import { createRunStore } from '../../server/mongo/runs.ts';
import { createSealing } from '../../server/mongo/sealing.ts';
import { createStandings } from '../../server/mongo/standings.ts';
import { createSubscriptionStore } from '../../server/mongo/subscriptions.ts';
import { createTarget } from '../../server/mongo/target.ts';
import { createTaskStore } from '../../server/mongo/tasks.ts';
import { createUserHistory } from '../../server/mongo/user-history.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import type { Stores } from '../suites/stores.ts';

/** Every adapter over one database. */
export const mongoStores = (database: Database): Stores => ({
  tasks: createTaskStore(database),
  plans: createPlanStore(database),
  runs: createRunStore(database),
  baseline: createBaseline(database),
  mirror: createMirror(database),
  inbox: createInbox(database),
  subscriptions: createSubscriptionStore(database),
  target: createTarget(database),
  leases: createLeases(database),
  managedDomains: createManagedDomains(database),
  sealing: createSealing([{ kid: 'k1', key: new Uint8Array(32).fill(1) }]),
  drafts: createDraftStore(database),
  managedUsers: createManagedUsers(database),
  history: createUserHistory(database),
  health: createHealth(database),
  standings: createStandings(database),
});

/** A prepared database for the tests of one file; `empty` clears it and opens the stores. */
export const preparedMongo = () => {
  let fresh: FreshDatabase;
  let database: Database;
  beforeAll(async () => {
    fresh = await freshDatabase();
    database = await connectDatabase({ uri: fresh.uri });
    await prepareDatabase(database);
  });
  afterAll(async () => {
    await database.close();
    await fresh.drop();
  });
  return {
    database: () => database,
    uri: () => fresh.uri,
    empty: async (): Promise<Stores> => {
      for (const { collectionName } of Object.values(database.collections))
        await database.db.collection(collectionName).deleteMany({});
      return mongoStores(database);
    },
  };
};

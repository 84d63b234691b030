import { type Collection, type Db, MongoClient } from 'mongodb';
import type {
  AlertDocument,
  BaselineGroupDocument,
  BaselineMemberDocument,
  CounterDocument,
  DraftDocument,
  HistoryDocument,
  InboxDocument,
  LeaseDocument,
  LiveStatusDocument,
  ManagedDomainDocument,
  MigrationDocument,
  MirrorAffectedDocument,
  MirrorEdgeDocument,
  MirrorGroupDocument,
  MirrorPersonDocument,
  MirrorStateDocument,
  PlanDocument,
  PlanRowDocument,
  RunDocument,
  SubscriptionDocument,
  TaskDocument,
  UserDocument,
} from './documents.ts';
import { inDatabase } from './in-database.ts';

export interface Collections {
  readonly tasks: Collection<TaskDocument>;
  readonly counters: Collection<CounterDocument>;
  readonly drafts: Collection<DraftDocument>;
  readonly plans: Collection<PlanDocument>;
  readonly planRows: Collection<PlanRowDocument>;
  readonly runs: Collection<RunDocument>;
  readonly leases: Collection<LeaseDocument>;
  readonly baselineGroups: Collection<BaselineGroupDocument>;
  readonly baselineMembers: Collection<BaselineMemberDocument>;
  readonly mirrorStates: Collection<MirrorStateDocument>;
  readonly mirrorGroups: Collection<MirrorGroupDocument>;
  readonly mirrorPeople: Collection<MirrorPersonDocument>;
  readonly mirrorEdges: Collection<MirrorEdgeDocument>;
  readonly mirrorAffected: Collection<MirrorAffectedDocument>;
  readonly inbox: Collection<InboxDocument>;
  readonly liveStatuses: Collection<LiveStatusDocument>;
  readonly alerts: Collection<AlertDocument>;
  readonly subscriptions: Collection<SubscriptionDocument>;
  readonly users: Collection<UserDocument>;
  readonly history: Collection<HistoryDocument>;
  readonly managedDomains: Collection<ManagedDomainDocument>;
  readonly migrations: Collection<MigrationDocument>;
}

export interface Database {
  readonly client: MongoClient;
  readonly db: Db;
  readonly collections: Collections;
  close(): Promise<void>;
}

const defaultName = 'directorySync';

/** The database that a connection string names in its path; null if it names none. */
const nameInUri = (uri: string): string | null => {
  const name = /^mongodb(?:\+srv)?:\/\/[^/?]*\/([^?]+)/.exec(uri)?.[1];
  return name === undefined ? null : decodeURIComponent(name);
};

// A field that is `undefined` is not stored at all. That is safe only because every value of a filter goes through
// `text` or is a number or date of ours: an undefined one would otherwise vanish from the filter.
const collectionsOf = (db: Db): Collections => {
  const options = { ignoreUndefined: true };
  return {
    tasks: db.collection<TaskDocument>('tasks', options),
    counters: db.collection<CounterDocument>('counters', options),
    drafts: db.collection<DraftDocument>('drafts', options),
    plans: db.collection<PlanDocument>('plans', options),
    planRows: db.collection<PlanRowDocument>('planRows', options),
    runs: db.collection<RunDocument>('runs', options),
    leases: db.collection<LeaseDocument>('leases', options),
    baselineGroups: db.collection<BaselineGroupDocument>('baselineGroups', options),
    baselineMembers: db.collection<BaselineMemberDocument>('baselineMembers', options),
    mirrorStates: db.collection<MirrorStateDocument>('mirrorStates', options),
    mirrorGroups: db.collection<MirrorGroupDocument>('mirrorGroups', options),
    mirrorPeople: db.collection<MirrorPersonDocument>('mirrorPeople', options),
    mirrorEdges: db.collection<MirrorEdgeDocument>('mirrorEdges', options),
    mirrorAffected: db.collection<MirrorAffectedDocument>('mirrorAffected', options),
    inbox: db.collection<InboxDocument>('inbox', options),
    liveStatuses: db.collection<LiveStatusDocument>('liveStatuses', options),
    alerts: db.collection<AlertDocument>('alerts', options),
    subscriptions: db.collection<SubscriptionDocument>('subscriptions', options),
    users: db.collection<UserDocument>('users', options),
    history: db.collection<HistoryDocument>('history', options),
    managedDomains: db.collection<ManagedDomainDocument>('managedDomains', options),
    migrations: db.collection<MigrationDocument>('migrations', options),
  };
};

/**
 * Connects to MongoDB and resolves when it answered; AppError `database-unavailable` otherwise. Reads and writes are
 * majority ones, so nothing that was acknowledged is lost when another member becomes primary.
 * https://www.mongodb.com/docs/manual/reference/connection-string/
 */
export const connectDatabase = async (options: {
  readonly uri: string;
  readonly dbName?: string | undefined;
  readonly serverSelectionTimeoutMs?: number | undefined;
  /** By it the processes of an installation know the transactions that one of them left open. */
  readonly appName?: string;
}): Promise<Database> => {
  const client = new MongoClient(options.uri, {
    appName: options.appName ?? 'directory-sync',
    retryWrites: true,
    readPreference: 'primary',
    readConcern: { level: 'majority' },
    writeConcern: { w: 'majority' },
    serverSelectionTimeoutMS: options.serverSelectionTimeoutMs ?? 10_000,
  });
  await inDatabase(async () => {
    try {
      await client.connect();
    } catch (error) {
      await client.close();
      throw error;
    }
  });
  const db = client.db(options.dbName ?? nameInUri(options.uri) ?? defaultName);
  return { client, db, collections: collectionsOf(db), close: () => client.close() };
};

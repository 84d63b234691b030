import type { ClientSession } from 'mongodb';
import type { Collections, Database } from '../../server/mongo/database.ts';
import type { Mortal } from '../engine/mortal-process.ts';

/** Commands that change nothing; whatever a collection has beside them counts as a write. */
const reads = new Set(['find', 'findOne', 'aggregate', 'distinct', 'countDocuments']);

/** For `createMortal`: what of a database, or of a directory, is no write. */
export const isDatabaseRead = (command: string): boolean =>
  reads.has(command) || /^(read|start)[A-Z]/.test(command);

/**
 * A database as a process holds it that may be killed between any two commands, also within a transaction or before and
 * after its commit. What it left open is ended, as the sweep of another process does.
 */
export const mortalDatabase = (database: Database, mortal: Mortal): Database => {
  const { client, collections } = database;
  const withCommit = (session: ClientSession): ClientSession => {
    const commit = session.commitTransaction.bind(session);
    session.commitTransaction = (options) => mortal.write(() => commit(options));
    return session;
  };
  const held: Partial<Record<keyof Collections, unknown>> = {};
  for (const name of Object.keys(collections) as (keyof Collections)[])
    held[name] = mortal.hold(collections[name]);
  return {
    ...database,
    client: new Proxy(client, {
      get: (target, name) => {
        if (name !== 'withSession') return Reflect.get(target, name);
        return (work: (session: ClientSession) => Promise<unknown>) =>
          target.withSession((session) => work(withCommit(session)));
      },
    }),
    // each is what it was, held
    collections: held as unknown as Collections,
  };
};

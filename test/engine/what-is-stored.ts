import { isActive, type Run } from '../../server/domain/run.ts';
import type { User } from '../../server/domain/user.ts';
import type { HistoryEntry } from '../../server/mongo/history-entry.ts';
import type { LiveStore } from '../../server/ports/live.ts';
import type { InboxEntry } from '../../server/ports/subscriptions.ts';
import { createFakeLiveStore } from '../fakes/live-store.ts';
import { createFakeMemory } from '../fakes/memory.ts';
import { createFakeStores } from '../fakes/stores.ts';
import type { Stores } from '../suites/stores.ts';
import type { Mortal } from './mortal-process.ts';

/** What is in the stores, seen from outside. */
export interface Stored {
  readonly users: readonly Pick<User, 'email' | 'revision'>[];
  /** In the order in which it was written. */
  readonly history: readonly HistoryEntry[];
  readonly inbox: readonly Pick<InboxEntry, 'notBefore'>[];
  readonly activeRuns: readonly Pick<Run, 'runId'>[];
  /** When the leases that somebody holds end, in milliseconds. */
  readonly leaseEnds: readonly number[];
}

/** Stores that several processes share. */
export interface Storage {
  /** As somebody holds them who never dies. */
  readonly stores: Stores;
  readonly live: LiveStore;
  /** As a process holds them. */
  held(mortal: Mortal): { readonly stores: Stores; readonly live: LiveStore };
  look(): Promise<Stored>;
}

/** The stores, each held by a process. */
const heldStores = (stores: Stores, hold: Mortal['hold']): Stores => ({
  tasks: hold(stores.tasks),
  plans: hold(stores.plans),
  runs: hold(stores.runs),
  baseline: hold(stores.baseline),
  mirror: hold(stores.mirror),
  inbox: hold(stores.inbox),
  subscriptions: hold(stores.subscriptions),
  target: hold(stores.target),
  leases: hold(stores.leases),
  managedDomains: hold(stores.managedDomains),
  sealing: hold(stores.sealing),
  drafts: hold(stores.drafts),
  managedUsers: hold(stores.managedUsers),
  history: hold(stores.history),
  health: hold(stores.health),
  standings: hold(stores.standings),
});

/** In memory. A write of a fake is whole or not there, as a kill falls between two calls. */
export const createFakeStorage = (): Storage => {
  const memory = createFakeMemory();
  const stores = createFakeStores(memory);
  const live = createFakeLiveStore();
  return {
    stores,
    live,
    held: ({ hold }) => ({ stores: heldStores(stores, hold), live: hold(live) }),
    look: async () => ({
      users: [...memory.users.values()],
      history: memory.history,
      inbox: [...memory.inbox.values()],
      activeRuns: [...memory.runs.values()].filter((run) => isActive(run.state)),
      leaseEnds: [...memory.leases.values()].flatMap(({ holder, expiresAt }) =>
        holder === null ? [] : [expiresAt],
      ),
    }),
  };
};

import { createFakeBaseline } from './baseline-store.ts';
import { createFakeDraftStore } from './draft-store.ts';
import { createFakeHealth } from './health.ts';
import { createFakeInbox } from './inbox.ts';
import { createFakeLeases } from './leases.ts';
import { createFakeManagedDomains } from './managed-domains.ts';
import { createFakeManagedUsers } from './managed-users.ts';
import { createFakeMemory, type FakeMemory } from './memory.ts';
import { createFakeMirror } from './mirror.ts';
import { createFakePlanStore } from './plan-store.ts';
import { createFakeRunStore } from './run-store.ts';
import { createFakeSealing } from './sealing.ts';
import { createFakeStandings } from './standings.ts';
import { createFakeSubscriptionStore } from './subscriptions.ts';
import { createFakeTarget } from './target.ts';
import { createFakeTaskStore } from './task-store.ts';
import { createFakeUserHistory } from './user-history.ts';

/** Every store over one memory, as the adapters share one database: the target sees the plans' rows and the leases. */
export const createFakeStores = (memory: FakeMemory = createFakeMemory()) => ({
  memory,
  tasks: createFakeTaskStore(memory),
  plans: createFakePlanStore(memory),
  runs: createFakeRunStore(memory),
  baseline: createFakeBaseline(memory),
  mirror: createFakeMirror(memory),
  inbox: createFakeInbox(memory),
  subscriptions: createFakeSubscriptionStore(memory),
  target: createFakeTarget(memory),
  leases: createFakeLeases(memory),
  managedDomains: createFakeManagedDomains(memory),
  sealing: createFakeSealing(),
  drafts: createFakeDraftStore(memory),
  managedUsers: createFakeManagedUsers(memory),
  history: createFakeUserHistory(memory),
  health: createFakeHealth(),
  standings: createFakeStandings(memory),
});

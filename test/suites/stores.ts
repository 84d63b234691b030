import type { StandingReader } from '../../server/ports/alerts.ts';
import type { DraftStore } from '../../server/ports/drafts.ts';
import type { Leases } from '../../server/ports/leases.ts';
import type { ManagedUsers } from '../../server/ports/managed-users.ts';
import type { MirrorStore } from '../../server/ports/mirror.ts';
import type { Sealing } from '../../server/ports/sealing.ts';
import type {
  BaselineStore,
  Health,
  PlanStore,
  RunStore,
  TaskStore,
} from '../../server/ports/stores.ts';
import type { Inbox, SubscriptionStore } from '../../server/ports/subscriptions.ts';
import type { ManagedDomains, Target } from '../../server/ports/target.ts';
import type { UserHistory } from '../../server/ports/user-history.ts';

/** Everything that keeps something, over one database or one memory. */
export interface Stores {
  readonly tasks: TaskStore;
  readonly plans: PlanStore;
  readonly runs: RunStore;
  readonly baseline: BaselineStore;
  readonly mirror: MirrorStore;
  readonly inbox: Inbox;
  readonly subscriptions: SubscriptionStore;
  readonly target: Target;
  readonly leases: Leases;
  readonly managedDomains: ManagedDomains;
  readonly sealing: Sealing;
  readonly drafts: DraftStore;
  readonly managedUsers: ManagedUsers;
  readonly history: UserHistory;
  readonly health: Health;
  readonly standings: StandingReader;
}

/** Opens empty stores; called before each test of a suite. */
export type OpenStores = () => Promise<Stores>;

import type { Person } from '../../server/domain/directory.ts';
import type {
  GroupId,
  MailAddress,
  ObjectId,
  PlanId,
  TaskId,
  TenantId,
} from '../../server/domain/ids.ts';
import type { Plan } from '../../server/domain/plan.ts';
import type { Run } from '../../server/domain/run.ts';
import type { Task } from '../../server/domain/task.ts';
import type { TaskDraft } from '../../server/domain/task-draft.ts';
import type { User } from '../../server/domain/user.ts';
import type { HistoryEntry } from '../../server/mongo/history-entry.ts';
import type { DeltaLinks, MirrorGroup, MirrorState } from '../../server/ports/mirror.ts';
import type { PlanRow } from '../../server/ports/stores.ts';
import type { InboxEntry, Subscription } from '../../server/ports/subscriptions.ts';

/** A task's mirror; without links it is being rebuilt. */
export interface RememberedMirror {
  state: Omit<MirrorState, 'links'> & { readonly links: DeltaLinks | null };
  lastRound: string | null;
  readonly groups: Map<GroupId, MirrorGroup>;
  readonly people: Map<ObjectId, Person>;
  readonly members: Map<GroupId, Set<ObjectId>>;
  readonly affected: Map<ObjectId, string>;
}

/** What the fakes share, as the adapters share one database. Tests may look into it and put things there. */
export interface FakeMemory {
  readonly tasks: Map<TaskId, Task>;
  readonly taskNumbers: Map<TenantId, number>;
  readonly plans: Map<PlanId, { readonly plan: Plan; readonly expiresAt: Date | null }>;
  readonly planRows: Map<PlanId, PlanRow[]>;
  readonly runs: Map<string, Run>;
  readonly history: HistoryEntry[];
  readonly leases: Map<TaskId, { holder: string | null; token: number; expiresAt: number }>;
  readonly baselines: Map<
    TaskId,
    Map<GroupId, { displayName: string; memberIds: ReadonlySet<ObjectId> }>
  >;
  readonly mirrors: Map<TaskId, RememberedMirror>;
  readonly inbox: Map<string, InboxEntry>;
  readonly subscriptions: Map<string, Subscription>;
  readonly users: Map<string, User>;
  readonly drafts: Map<string, TaskDraft>;
  readonly managedDomains: Map<string, { tenantId: TenantId; lftGlobalQuota: number | null }>;
}

/** An empty memory. */
export const createFakeMemory = (): FakeMemory => ({
  tasks: new Map(),
  taskNumbers: new Map(),
  plans: new Map(),
  planRows: new Map(),
  runs: new Map(),
  history: [],
  leases: new Map(),
  baselines: new Map(),
  mirrors: new Map(),
  inbox: new Map(),
  subscriptions: new Map(),
  users: new Map(),
  drafts: new Map(),
  managedDomains: new Map(),
});

/** The key of a user in `FakeMemory.users`. */
export const userKey = (tenantId: TenantId, email: MailAddress): string => `${tenantId} ${email}`;

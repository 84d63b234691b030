import type { GroupAction } from '../../server/domain/group-action.ts';
import { mailAddress, tenantId } from '../../server/domain/ids.ts';
import type { Change } from '../../server/domain/plan.ts';
import { noCounts } from '../../server/domain/plan.ts';
import type { Run } from '../../server/domain/run.ts';
import { defaultSafeguards, type Task } from '../../server/domain/task.ts';
import { type User, unsetSettings } from '../../server/domain/user.ts';
import type { KeptDraft, PlanWithState, TaskGroupView } from '../../server/engine/use-cases.ts';
import type { PlanRow } from '../../server/ports/stores.ts';
import type { UserHistoryEntry } from '../../server/ports/user-history.ts';
import { clientId, person, tenant } from './login-server.ts';

const owner = tenantId(tenant);
const at = '2026-11-23T10:00:00.000Z';

export const aTask = (fields: Partial<Task> = {}): Task => ({
  taskId: 'task-1',
  tenantId: owner,
  number: 1,
  name: 'Contoso',
  description: '',
  type: 'M365',
  revision: 3,
  access: { tenantId: tenant, clientId, sealedSecret: 'sealed', clientSecretValidUntil: null },
  tenantName: 'Contoso',
  accessTestedAt: at,
  knownDomains: [],
  domainsRefreshedAt: null,
  periodicSync: { enabled: false, intervalMinutes: 60 },
  liveSync: { enabled: true },
  paused: false,
  nextSyncAt: null,
  timeZone: 'Europe/Zurich',
  target: { kind: 'builtin' },
  firstSyncedAt: null,
  createdAt: at,
  updatedAt: at,
  operator: { objectId: person, email: null },
  domains: ['contoso.com'],
  groups: [],
  precedence: { mode: 'alphabetical' },
  disableMissingUsers: false,
  disableBlockedAccounts: false,
  safeguards: defaultSafeguards,
  ...fields,
});

export const aRun = (fields: Partial<Run> = {}): Run => ({
  runId: 'run-1',
  taskId: 'task-1',
  tenantId: owner,
  planId: 'plan-1',
  expectedFingerprint: null,
  chosenPlanId: null,
  approvedFingerprint: null,
  kind: 'full',
  trigger: 'hand',
  users: null,
  actor: { objectId: person, name: 'Ada Lovelace', email: mailAddress('ada@contoso.com') },
  state: 'done',
  success: true,
  cancelRequested: false,
  queuedAt: at,
  startedAt: at,
  finishedAt: at,
  counts: { ...noCounts, applied: 0, failed: 0, held: 0, drift: 0 },
  progress: {
    groupsRead: 1,
    groupsTotal: 1,
    membersRead: 2,
    changesDone: 0,
    changesTotal: 0,
  },
  graph: { requests: 1, resourceUnits: 2 },
  error: null,
  ...fields,
});

export const aPlan = (fields: Partial<PlanWithState> = {}): PlanWithState => ({
  planId: 'plan-1',
  taskId: 'task-1',
  tenantId: owner,
  fingerprint: 'abc123',
  configDigest: 'digest-of-the-configuration',
  createdAt: at,
  readAt: at,
  counts: noCounts,
  warnings: [],
  refusals: [],
  effects: [{ setting: 'crypto', was: null, becomes: 'SigEnc', count: 1 }],
  problem: null,
  draft: false,
  users: null,
  graph: { requests: 1, resourceUnits: 2 },
  stale: false,
  ...fields,
});

export const aRow = (fields: Partial<Change> = {}, seq = 0): PlanRow => ({
  seq,
  change: {
    email: mailAddress('ada@contoso.com'),
    previousEmail: null,
    objectId: person,
    kind: 'update',
    reason: 'group-actions',
    group: { groupId: 'g1', displayName: 'Staff' },
    otherGroups: [],
    settings: [{ setting: 'crypto', was: null, becomes: 'SigEnc', action: 'crypto' }],
    error: null,
    write: { revision: 1, previousRevision: null, disabledBy: null },
    heldBy: [],
    ...fields,
  },
  result: null,
  resultError: null,
});

export const aHistoryEntry = (): UserHistoryEntry => {
  const { kind, reason, group, settings } = aRow().change;
  return {
    email: mailAddress('ada@contoso.com'),
    previousEmail: null,
    at,
    taskId: 'task-1',
    runId: 'run-1',
    ...{ kind, reason, group, settings },
  };
};

export const aDraft: KeptDraft = {
  draftId: 'new-task',
  fields: { name: 'Conto', tenantId: 'contoso.onmicr' },
  hasSecret: true,
  savedAt: at,
};

const actions: readonly GroupAction[] = [
  { action: 'assignAdminRoles', value: ['Audit'] },
  { action: 'sendQuar', value: ['08:00'] },
  { action: 'noSync', value: false },
];
export const aGroup = (): TaskGroupView => ({
  groupId: 'g1',
  displayName: 'Staff',
  kind: 'security',
  mail: null,
  description: null,
  dynamic: false,
  hiddenMembership: false,
  onPremisesSynced: false,
  selected: true,
  state: 'readable',
  hint: null,
  memberCount: 2,
  actions,
  precedence: 1,
});

export const aUser = (fields: Partial<User> = {}): User => ({
  ...unsetSettings,
  tenantId: owner,
  email: mailAddress('ada@contoso.com'),
  displayName: 'Ada Lovelace',
  objectId: person,
  disabled: false,
  disabledBy: null,
  managedBy: 'task-1',
  protected: false,
  renamedTo: null,
  revision: 4,
  ...fields,
});

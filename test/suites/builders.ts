import { mailAddress, tenantId } from '../../server/domain/ids.ts';
import { type Change, noCounts, type Plan } from '../../server/domain/plan.ts';
import type { Run } from '../../server/domain/run.ts';
import { defaultSafeguards, type Task } from '../../server/domain/task.ts';
import { type User, unsetSettings } from '../../server/domain/user.ts';

// Valid by default; a test overrides what it is about.

export const contoso = tenantId('11111111-1111-4111-8111-111111111111');
export const fabrikam = tenantId('22222222-2222-4222-8222-222222222222');
export const anna = mailAddress('anna@contoso.com');
export const bert = mailAddress('bert@contoso.com');
export const at = '2026-03-01T08:00:00.000Z';

export const aTask = (fields: Partial<Task> = {}): Task => ({
  taskId: 'task-1',
  tenantId: contoso,
  number: 1,
  name: 'Contoso',
  description: '',
  type: 'M365',
  revision: 1,
  access: {
    tenantId: contoso,
    clientId: 'client',
    sealedSecret: 'sealed',
    clientSecretValidUntil: null,
  },
  tenantName: null,
  accessTestedAt: null,
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
  operator: { objectId: 'operator', email: null },
  domains: [],
  groups: [],
  precedence: { mode: 'alphabetical' },
  disableMissingUsers: false,
  disableBlockedAccounts: false,
  safeguards: defaultSafeguards,
  ...fields,
});

export const aPlan = (fields: Partial<Plan> = {}): Plan => ({
  planId: 'plan-1',
  taskId: 'task-1',
  tenantId: contoso,
  fingerprint: 'fingerprint',
  configDigest: 'digest',
  createdAt: at,
  readAt: at,
  counts: noCounts,
  warnings: [],
  refusals: [],
  effects: [],
  problem: null,
  draft: false,
  users: null,
  graph: { requests: 0, resourceUnits: 0 },
  ...fields,
});

export const aChange = (fields: Partial<Change> = {}): Change => ({
  email: anna,
  previousEmail: null,
  objectId: 'object-anna',
  kind: 'update',
  reason: 'group-actions',
  group: { groupId: 'group-1', displayName: 'Sales' },
  otherGroups: [],
  settings: [{ setting: 'crypto', was: 'None', becomes: 'SigEnc', action: 'crypto' }],
  error: null,
  write: { revision: 1, previousRevision: null, disabledBy: null },
  heldBy: [],
  ...fields,
});

export const aSkip = (fields: Partial<Change> = {}): Change =>
  aChange({ kind: 'skip', reason: 'guest', settings: [], write: null, ...fields });

export const aRun = (fields: Partial<Run> = {}): Run => ({
  runId: 'run-1',
  taskId: 'task-1',
  tenantId: contoso,
  planId: null,
  expectedFingerprint: null,
  chosenPlanId: null,
  approvedFingerprint: null,
  kind: 'full',
  trigger: 'hand',
  users: null,
  actor: null,
  state: 'queued',
  success: null,
  cancelRequested: false,
  queuedAt: at,
  startedAt: null,
  finishedAt: null,
  counts: { ...noCounts, applied: 0, failed: 0, held: 0, drift: 0 },
  progress: {
    groupsRead: 0,
    groupsTotal: null,
    membersRead: 0,
    changesDone: 0,
    changesTotal: null,
  },
  graph: { requests: 0, resourceUnits: 0 },
  error: null,
  ...fields,
});

export const aUser = (fields: Partial<User> = {}): User => ({
  ...unsetSettings,
  tenantId: contoso,
  email: anna,
  displayName: 'Anna',
  objectId: null,
  disabled: false,
  disabledBy: null,
  managedBy: null,
  protected: false,
  renamedTo: null,
  revision: 1,
  ...fields,
});

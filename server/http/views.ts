import type { ChangeView } from '../contract/change.ts';
import type { GroupView } from '../contract/group.ts';
import type { PlanView } from '../contract/plan.ts';
import type { RunView } from '../contract/run.ts';
import type { TaskView } from '../contract/task.ts';
import type { UserView } from '../contract/user.ts';
import type { UserHistoryEntryView } from '../contract/user-history.ts';
import type { Alert } from '../domain/alert.ts';
import type { Failure } from '../domain/errors.ts';
import type { Run } from '../domain/run.ts';
import { missingForSync, selectedGroups } from '../domain/task.ts';
import type { User } from '../domain/user.ts';
import type { LiveState } from '../engine/live-state.ts';
import type { PlanWithState, TaskGroupView, TaskWithRun } from '../engine/use-cases.ts';
import type { PlanRow } from '../ports/stores.ts';
import type { UserHistoryEntry } from '../ports/user-history.ts';

const failureView = ({
  code,
  message,
  upstream,
  facts,
}: Failure): NonNullable<RunView['error']> => ({
  code,
  message,
  ...(upstream ? { upstream } : {}),
  ...(facts ? { facts } : {}),
});

/** A run without what only the engine needs. */
export const viewRun = (run: Run): RunView => ({
  runId: run.runId,
  taskId: run.taskId,
  planId: run.planId,
  kind: run.kind,
  trigger: run.trigger,
  state: run.state,
  success: run.success,
  cancelRequested: run.cancelRequested,
  users: run.users,
  actor: run.actor && { objectId: run.actor.objectId, name: run.actor.name },
  queuedAt: run.queuedAt,
  startedAt: run.startedAt,
  finishedAt: run.finishedAt,
  counts: run.counts,
  progress: run.progress,
  graph: run.graph,
  error: run.error && failureView(run.error),
});

const viewLive = (live: LiveState): TaskView['liveSync'] => ({
  enabled: live.enabled,
  state: live.state,
  reason: live.reason,
  since: live.since,
  checkedAt: live.checkedAt,
  latency: live.latency,
  drift: live.drift,
  lagMisses: live.lagMisses,
});

const viewAlert = ({
  code,
  severity,
  since,
  message,
  details,
}: Alert): TaskView['alerts'][number] => ({ code, severity, since, message, details });

/** A task with its derived fields; neither its secret nor the sealed form of it is in there. */
export const viewTask = ({
  task,
  lastRun,
  live,
  alerts,
  managedUsers,
  secretExpiresInDays,
}: TaskWithRun): TaskView => ({
  taskId: task.taskId,
  number: task.number,
  name: task.name,
  description: task.description,
  type: task.type,
  revision: task.revision,
  access: {
    tenantId: task.access.tenantId,
    clientId: task.access.clientId,
    clientSecretValidUntil: task.access.clientSecretValidUntil,
  },
  tenantName: task.tenantName,
  accessTestedAt: task.accessTestedAt,
  periodicSync: task.periodicSync,
  paused: task.paused,
  nextSyncAt: task.nextSyncAt,
  liveSync: viewLive(live),
  disableMissingUsers: task.disableMissingUsers,
  disableBlockedAccounts: task.disableBlockedAccounts,
  precedence: task.precedence,
  timeZone: task.timeZone,
  target: task.target,
  safeguards: task.safeguards,
  selectedDomains: task.domains.length,
  selectedGroups: selectedGroups(task).length,
  missing: missingForSync(task),
  domainsRefreshedAt: task.domainsRefreshedAt,
  firstSyncedAt: task.firstSyncedAt,
  createdAt: task.createdAt,
  updatedAt: task.updatedAt,
  lastRun: lastRun && viewRun(lastRun),
  managedUsers,
  secretExpiresInDays,
  alerts: alerts.map(viewAlert),
});

type ActionView = GroupView['actions'][number];
const viewAction = (action: TaskGroupView['actions'][number]): ActionView => {
  if (action.action === 'assignAdminRoles') return { ...action, value: [...action.value] };
  if (action.action === 'sendQuar' || action.action === 'sendQuarAdmin')
    return { ...action, value: [...action.value] };
  return action;
};

/** A group as section 3 of the wizard shows it. */
export const viewGroup = ({ actions, ...group }: TaskGroupView): GroupView => ({
  groupId: group.groupId,
  displayName: group.displayName,
  kind: group.kind,
  mail: group.mail,
  description: group.description,
  dynamic: group.dynamic,
  hiddenMembership: group.hiddenMembership,
  onPremisesSynced: group.onPremisesSynced,
  selected: group.selected,
  state: group.state,
  hint: group.hint,
  memberCount: group.memberCount,
  actions: actions.map(viewAction),
  precedence: group.precedence,
});

/** A plan without its rows and without the tenant. */
export const viewPlan = (plan: PlanWithState): PlanView => ({
  planId: plan.planId,
  taskId: plan.taskId,
  fingerprint: plan.fingerprint,
  createdAt: plan.createdAt,
  readAt: plan.readAt,
  stale: plan.stale,
  draft: plan.draft,
  users: plan.users,
  counts: plan.counts,
  warnings: plan.warnings,
  refusals: plan.refusals,
  effects: plan.effects,
  problem: plan.problem,
  graph: plan.graph,
});

/** A row of a plan or run; what came of it goes before what was foreseen. */
export const viewChange = ({ change, result, resultError }: PlanRow): ChangeView => ({
  email: change.email,
  previousEmail: change.previousEmail,
  objectId: change.objectId,
  kind: change.kind,
  reason: change.reason,
  group: change.group,
  otherGroups: change.otherGroups,
  settings: change.settings,
  result,
  error: resultError ?? change.error,
  heldBy: change.heldBy,
});

/** What once happened to a user. */
export const viewUserHistoryEntry = (entry: UserHistoryEntry): UserHistoryEntryView => ({
  at: entry.at,
  email: entry.email,
  previousEmail: entry.previousEmail,
  kind: entry.kind,
  reason: entry.reason,
  taskId: entry.taskId,
  runId: entry.runId,
  group: entry.group,
  settings: entry.settings,
});

/** A user without the tenant that owns him. */
export const viewUser = ({ tenantId: _, ...user }: User): UserView => ({
  email: user.email,
  displayName: user.displayName,
  objectId: user.objectId,
  disabled: user.disabled,
  disabledBy: user.disabledBy,
  managedBy: user.managedBy,
  protected: user.protected,
  renamedTo: user.renamedTo,
  revision: user.revision,
  adminRoles: user.adminRoles,
  crypto: user.crypto,
  lftAvailable: user.lftAvailable,
  lftQuota: user.lftQuota,
  loginLocked: user.loginLocked,
  loginSecurity: user.loginSecurity,
  quarOneClick: user.quarOneClick,
  sendQuar: user.sendQuar,
  sendQuarAdmin: user.sendQuarAdmin,
  sendQuarEmpty: user.sendQuarEmpty,
});

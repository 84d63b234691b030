import type { routeRoles } from '../../server/http/roles.ts';

type Roles = typeof routeRoles;
export type SignedInRoute = {
  [Name in keyof Roles]: Roles[Name] extends 'public' ? never : Name;
}[keyof Roles];

export interface Sample {
  readonly path: string;
  /** Bodies that are valid; together they name every field of the schema. */
  readonly bodies?: readonly Readonly<Record<string, unknown>>[];
  /** Use case it calls; null = none. */
  readonly calls: string | null;
}

const access = {
  tenantId: '11111111-1111-4111-8111-111111111111',
  clientId: '33333333-3333-4333-8333-333333333333',
  clientSecret: 'a secret',
  clientSecretValidUntil: '2028-02-29',
};
const { clientSecret: _, ...accessFields } = access;
const drafted = { ...accessFields, draftId: 'new-task' };
const typed = {
  name: '',
  description: 'What it',
  type: 'M365',
  tenantId: 'contoso.onmicr',
  clientId: '3333',
  clientSecretValidUntil: '2028-02-',
  timeZone: 'Europe/Zur',
  periodicSync: 'true',
  intervalMinutes: '5',
  liveSync: 'false',
  disableMissingUsers: 'true',
  disableBlockedAccounts: '',
  precedence: 'explicit',
  safeguardsEnabled: 'true',
  maxDisablePercent: '1',
  maxDisableCount: '',
  maxChangePercent: '50 %',
  rollingHours: '24',
  approveFirstDisables: 'true',
  holdEmptiedGroups: 'false',
};
const settings = {
  description: 'What it is for',
  periodicSync: { enabled: true, intervalMinutes: 5 },
  liveSync: { enabled: true },
  disableMissingUsers: false,
  disableBlockedAccounts: true,
  precedence: { mode: 'explicit', groupIds: ['g2', 'g1'] },
  timeZone: 'Europe/Zurich',
  safeguards: {
    enabled: true,
    maxDisablePercent: 10,
    maxDisableCount: 5,
    maxChangePercent: 50,
    rollingHours: 24,
    approveFirstDisables: true,
    holdEmptiedGroups: false,
  },
  type: 'M365',
  target: { kind: 'builtin' },
};
const actions = [
  { action: 'assignAdminRoles', value: ['Audit'] },
  { action: 'crypto', value: 'SigEnc' },
  { action: 'lftAvailable', value: true },
  { action: 'lftQuota', value: 500 },
  { action: 'loginLocked', value: false },
  { action: 'loginSecurity', value: 'otp' },
  { action: 'noSync', value: false },
  { action: 'quarOneClick', value: true },
  { action: 'sendQuar', value: ['08:00'] },
  { action: 'sendQuarAdmin', value: [] },
  { action: 'sendQuarEmpty', value: false },
  { action: 'usersDisabled', value: false },
];
const userFields = {
  displayName: 'Ada',
  disabled: false,
  protected: true,
  adminRoles: ['ALL'],
  crypto: 'None',
  lftAvailable: true,
  lftQuota: 0,
  loginLocked: false,
  loginSecurity: 'sms',
  quarOneClick: true,
  sendQuar: ['23:59'],
  sendQuarAdmin: [],
  sendQuarEmpty: false,
};

/** One valid request per signed-in route. */
export const samples: Readonly<Record<SignedInRoute, Sample>> = {
  'GET /api/me': { path: '/api/me', calls: null },
  'GET /api/actions': { path: '/api/actions', calls: null },
  'GET /api/tasks': { path: '/api/tasks', calls: 'tasks.list' },
  'POST /api/tasks': {
    path: '/api/tasks',
    bodies: [
      { name: 'Contoso', access, ...settings },
      { name: 'Contoso', access: drafted },
    ],
    calls: 'tasks.create',
  },
  'GET /api/tasks/{taskId}': { path: '/api/tasks/t1', calls: 'tasks.get' },
  'PATCH /api/tasks/{taskId}': {
    path: '/api/tasks/t1',
    bodies: [
      { name: 'Contoso', access, revision: 1, paused: true, ...settings },
      { access: { draftId: 't1' } },
    ],
    calls: 'tasks.edit',
  },
  'DELETE /api/tasks/{taskId}': { path: '/api/tasks/t1', calls: 'tasks.remove' },
  'POST /api/tasks/{taskId}/copies': {
    path: '/api/tasks/t1/copies',
    bodies: [{}],
    calls: 'tasks.copy',
  },
  'GET /api/tasks/{taskId}/deletion': { path: '/api/tasks/t1/deletion', calls: 'tasks.deletion' },
  'GET /api/drafts/{draftId}': { path: '/api/drafts/new-task', calls: 'drafts.get' },
  'PUT /api/drafts/{draftId}': {
    path: '/api/drafts/new-task',
    bodies: [{ fields: typed, clientSecret: 'a secret' }],
    calls: 'drafts.save',
  },
  'DELETE /api/drafts/{draftId}': { path: '/api/drafts/new-task', calls: 'drafts.remove' },
  'POST /api/access-tests': {
    path: '/api/access-tests',
    bodies: [access, { taskId: 't1' }, { ...access, draftId: 'new-task' }],
    calls: 'testAccess',
  },
  'GET /api/tasks/{taskId}/domains': { path: '/api/tasks/t1/domains', calls: 'domains.list' },
  'PUT /api/tasks/{taskId}/domains': {
    path: '/api/tasks/t1/domains',
    bodies: [{ selected: ['contoso.com'] }],
    calls: 'domains.select',
  },
  'POST /api/tasks/{taskId}/domains/refresh': {
    path: '/api/tasks/t1/domains/refresh',
    bodies: [{}],
    calls: 'domains.refresh',
  },
  'GET /api/tasks/{taskId}/groups': { path: '/api/tasks/t1/groups', calls: 'groups.list' },
  'PUT /api/tasks/{taskId}/groups': {
    path: '/api/tasks/t1/groups',
    bodies: [{ selected: ['g1'] }],
    calls: 'groups.select',
  },
  'PUT /api/tasks/{taskId}/groups/{groupId}/actions': {
    path: '/api/tasks/t1/groups/g1/actions',
    bodies: [{ actions }],
    calls: 'groups.setActions',
  },
  'POST /api/tasks/{taskId}/plans': {
    path: '/api/tasks/t1/plans',
    bodies: [
      {
        draft: {
          groups: [{ groupId: 'g1', selected: true, actions }],
          domains: ['contoso.com'],
          disableMissingUsers: true,
        },
        users: ['ada@contoso.com'],
      },
    ],
    calls: 'plans.create',
  },
  'GET /api/plans/{planId}': { path: '/api/plans/p1', calls: 'plans.get' },
  'GET /api/plans/{planId}/changes': { path: '/api/plans/p1/changes', calls: 'plans.changes' },
  'GET /api/plans/{planId}/export': { path: '/api/plans/p1/export', calls: 'plans.export' },
  'POST /api/plans/{planId}/apply': {
    path: '/api/plans/p1/apply',
    bodies: [{}],
    calls: 'runs.applyPlan',
  },
  'POST /api/tasks/{taskId}/runs': {
    path: '/api/tasks/t1/runs',
    bodies: [{ kind: 'full', users: ['22222222-2222-4222-8222-222222222222'] }],
    calls: 'runs.start',
  },
  'GET /api/tasks/{taskId}/runs': { path: '/api/tasks/t1/runs', calls: 'runs.list' },
  'GET /api/runs/{runId}': { path: '/api/runs/r1', calls: 'runs.get' },
  'GET /api/runs/{runId}/changes': { path: '/api/runs/r1/changes', calls: 'runs.changes' },
  'GET /api/runs/{runId}/export': { path: '/api/runs/r1/export', calls: 'runs.export' },
  'GET /api/runs/{runId}/events': { path: '/api/runs/r1/events', calls: 'runs.watch' },
  'POST /api/runs/{runId}/cancel': {
    path: '/api/runs/r1/cancel',
    bodies: [{}],
    calls: 'runs.cancel',
  },
  'POST /api/runs/{runId}/approve': {
    path: '/api/runs/r1/approve',
    bodies: [{ fingerprint: 'abc123' }],
    calls: 'runs.approve',
  },
  'GET /api/users': { path: '/api/users', calls: 'users.list' },
  'POST /api/users': {
    path: '/api/users',
    bodies: [{ email: 'ada@contoso.com', ...userFields }],
    calls: 'users.create',
  },
  'GET /api/users/{email}': { path: '/api/users/ada@contoso.com', calls: 'users.get' },
  'PATCH /api/users/{email}': {
    path: '/api/users/ada@contoso.com',
    bodies: [{ ...userFields, revision: 2 }],
    calls: 'users.edit',
  },
  'GET /api/users/{email}/history': {
    path: '/api/users/ada@contoso.com/history',
    calls: 'users.history',
  },
  'GET /api/managed-domains': { path: '/api/managed-domains', calls: 'managedDomains.list' },
  'PUT /api/managed-domains': {
    path: '/api/managed-domains',
    bodies: [{ items: [{ name: 'contoso.com', lftGlobalQuota: 10 }] }],
    calls: 'managedDomains.put',
  },
};

/** The names of all signed-in routes. */
export const signedInRoutes = Object.keys(samples) as readonly SignedInRoute[]; // keys of the record above

import type { Actor, AdminRole } from '../domain/actor.ts';
import { adminRoles } from '../domain/actor.ts';
import { AppError } from '../domain/errors.ts';

const read = ['ALL', 'User_Management', 'Support'] as const satisfies readonly AdminRole[];
const change = ['ALL', 'User_Management'] as const satisfies readonly AdminRole[];
const all = ['ALL'] as const satisfies readonly AdminRole[];

/** Every route, and which roles may use it: one of them is enough. `public` needs no sign-in. */
export const routeRoles = {
  'GET /api/me': adminRoles,
  'GET /api/actions': read,
  'GET /api/tasks': read,
  'POST /api/tasks': change,
  'GET /api/tasks/{taskId}': read,
  'PATCH /api/tasks/{taskId}': change,
  'DELETE /api/tasks/{taskId}': change,
  'POST /api/tasks/{taskId}/copies': change,
  'GET /api/tasks/{taskId}/deletion': read,
  'GET /api/drafts/{draftId}': change,
  'PUT /api/drafts/{draftId}': change,
  'DELETE /api/drafts/{draftId}': change,
  'POST /api/access-tests': change,
  'GET /api/tasks/{taskId}/domains': read,
  'PUT /api/tasks/{taskId}/domains': change,
  'POST /api/tasks/{taskId}/domains/refresh': change,
  'GET /api/tasks/{taskId}/groups': read,
  'PUT /api/tasks/{taskId}/groups': change,
  'PUT /api/tasks/{taskId}/groups/{groupId}/actions': change,
  'POST /api/tasks/{taskId}/plans': change,
  'GET /api/plans/{planId}': read,
  'GET /api/plans/{planId}/changes': read,
  'GET /api/plans/{planId}/export': read,
  'POST /api/plans/{planId}/apply': change,
  'POST /api/tasks/{taskId}/runs': change,
  'GET /api/tasks/{taskId}/runs': read,
  'GET /api/runs/{runId}': read,
  'GET /api/runs/{runId}/changes': read,
  'GET /api/runs/{runId}/export': read,
  'GET /api/runs/{runId}/events': read,
  'POST /api/runs/{runId}/cancel': change,
  'POST /api/runs/{runId}/approve': change,
  'GET /api/users': read,
  'POST /api/users': change,
  'GET /api/users/{email}': read,
  'PATCH /api/users/{email}': change,
  'GET /api/users/{email}/history': read,
  'GET /api/managed-domains': read,
  'PUT /api/managed-domains': all,
  'GET /api/openapi.json': 'public',
  'GET /api/evaluation': 'public',
  'POST /graph/notifications': 'public',
  'POST /graph/lifecycle': 'public',
  'GET /healthz': 'public',
  'GET /readyz': 'public',
  'GET /metrics': 'public',
} as const satisfies Record<`${string} /${string}`, readonly AdminRole[] | 'public'>;

export type RouteName = keyof typeof routeRoles;

/** AppError `forbidden`, naming the roles that would do, unless the actor holds one of them. */
export const requireRole = (actor: Actor, name: RouteName): void => {
  const roles: readonly AdminRole[] | 'public' = routeRoles[name];
  if (roles === 'public' || actor.roles.some((role) => roles.includes(role))) return;
  throw new AppError(
    'forbidden',
    `${name} needs the role ${roles.join(' or ')}; you hold ${actor.roles.join(', ')}. Ask an administrator to assign it to you in Entra ID.`,
  );
};

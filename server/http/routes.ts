import type { AcceptNotifications } from '../engine/accept-notifications.ts';
import type { UseCases } from '../engine/use-cases.ts';
import { createAccessTestRoutes } from './access-test-routes.ts';
import { createDomainRoutes } from './domain-routes.ts';
import { createDraftRoutes } from './draft-routes.ts';
import { createGroupRoutes } from './group-routes.ts';
import { createManagedDomainRoutes } from './managed-domain-routes.ts';
import { meRoutes } from './me-routes.ts';
import { createNotificationRoutes } from './notification-routes.ts';
import { createOpenRoutes } from './open-routes.ts';
import { createPlanRoutes } from './plan-routes.ts';
import type { Route } from './route.ts';
import { createRunRoutes } from './run-routes.ts';
import { createTaskRoutes } from './task-routes.ts';
import { createUserRoutes } from './user-routes.ts';

type RoutesDeps = Parameters<typeof createOpenRoutes>[0] & {
  readonly useCases: UseCases;
  readonly heartbeatMs: number;
  /** Absent = nothing is delivered here, and there are no routes for it. */
  readonly acceptNotifications?: AcceptNotifications;
  readonly rateLimitPerMinute: number;
};

/** Every route of the app. */
export const createRoutes = (deps: RoutesDeps): readonly Route[] => [
  ...meRoutes,
  ...createTaskRoutes(deps.useCases.tasks),
  ...createDraftRoutes(deps.useCases.drafts),
  ...createAccessTestRoutes(deps.useCases.testAccess),
  ...createDomainRoutes(deps.useCases.domains),
  ...createGroupRoutes(deps.useCases.groups),
  ...createPlanRoutes(deps.useCases.plans, deps.useCases.runs.applyPlan, deps.heartbeatMs),
  ...createRunRoutes(deps.useCases.runs, deps.heartbeatMs),
  ...createUserRoutes(deps.useCases.users),
  ...createManagedDomainRoutes(deps.useCases.managedDomains),
  ...notificationRoutes(deps),
  ...createOpenRoutes(deps),
];

const notificationRoutes = ({ acceptNotifications, rateLimitPerMinute }: RoutesDeps) =>
  acceptNotifications ? createNotificationRoutes({ acceptNotifications, rateLimitPerMinute }) : [];

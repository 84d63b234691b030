import type { Collection } from 'mongodb';
import type { TenantId } from '../domain/ids.ts';
import type { UserReader } from '../ports/target.ts';
import type { UserDocument } from './documents.ts';
import { userIndexes } from './indexes.ts';
import { text, texts } from './text.ts';

type Query = Parameters<UserReader['countForTask']>[1];

/** Counts a task's users from indexes alone: no user is read. */
export const countForTask = async (
  users: Collection<UserDocument>,
  tenantId: TenantId,
  { taskId, domains }: Query,
): Promise<{ readonly enabled: number; readonly managed: number }> => {
  const ofTenant = { tenantId: text(tenantId) };
  const enabled = { 'order.active': 0 };
  const managed = { ...ofTenant, managedBy: text(taskId) };
  const scope = [...new Set(texts(domains))];
  // One count per domain: one stretch of an index is counted without comparing its entries (COUNT_SCAN), several are not.
  const counts = await Promise.all([
    users.countDocuments(managed, { hint: userIndexes.byTask }),
    users.countDocuments(
      { ...managed, ...enabled, 'order.domain': { $nin: scope } },
      { hint: userIndexes.byTask },
    ),
    ...scope.map((domain) =>
      users.countDocuments(
        { ...ofTenant, 'order.domain': domain, ...enabled },
        { hint: userIndexes.byDomain },
      ),
    ),
  ]);
  const [all, ...parts] = counts;
  return { enabled: parts.reduce((sum, part) => sum + part, 0), managed: all };
};

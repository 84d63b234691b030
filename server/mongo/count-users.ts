import type { Collection, Filter } from 'mongodb';
import type { TenantId } from '../domain/ids.ts';
import type { Totals } from '../domain/totals-to-count.ts';
import type { UserReader } from '../ports/target.ts';
import type { UserDocument } from './documents.ts';
import { userIndexes } from './indexes.ts';
import { text, texts } from './text.ts';

type Query = Parameters<UserReader['countForTask']>[1];

/** Counts a task's users from indexes alone, no further than told: no user is read. */
export const countForTask = async (
  users: Collection<UserDocument>,
  tenantId: TenantId,
  { taskId, domains }: Query,
  atMost: Totals,
): Promise<Totals> => {
  const ofTenant = { tenantId: text(tenantId) };
  const ofTask = { ...ofTenant, managedBy: text(taskId) };
  const scope = [...new Set(texts(domains))];

  const count = async (
    filter: Filter<UserDocument>,
    hint: typeof userIndexes.byTask | typeof userIndexes.byDomain,
    limit: number,
  ): Promise<number> => {
    if (limit === 0) return 0;
    return users.countDocuments(filter, { hint, ...(Number.isFinite(limit) ? { limit } : {}) });
  };
  // One count per domain: one stretch of an index is counted without comparing its entries, several are not.
  const [managed, ...enabled] = await Promise.all([
    count(ofTask, userIndexes.byTask, atMost.managed),
    count(
      { ...ofTask, 'order.active': 0, 'order.domain': { $nin: scope } },
      userIndexes.byTask,
      atMost.enabled,
    ),
    ...scope.map((domain) =>
      count(
        { ...ofTenant, 'order.domain': domain, 'order.active': 0 },
        userIndexes.byDomain,
        atMost.enabled,
      ),
    ),
  ]);
  const all = enabled.reduce((sum, part) => sum + part, 0);
  return { enabled: Math.min(all, atMost.enabled), managed };
};

import type { ChangeQuery, PlanRow, PlanStore } from '../../server/ports/stores.ts';
import { matchesSearch } from './matches-search.ts';
import { createFakeMemory, type FakeMemory } from './memory.ts';

type RowQuery = Omit<ChangeQuery, 'limit' | 'after'>;

const fits =
  ({ kind, reason, group, result, search }: RowQuery) =>
  (row: PlanRow): boolean =>
    (kind === undefined || row.change.kind === kind) &&
    (reason === undefined || row.change.reason === reason) &&
    (group === undefined || row.change.group?.groupId === group) &&
    (result === undefined || row.result === result) &&
    matchesSearch(search, [row.change.email, row.change.previousEmail]);

/** Plans in memory; nothing expires by itself. */
export const createFakePlanStore = (memory: FakeMemory = createFakeMemory()): PlanStore => {
  const rowsOf = (tenantId: string, planId: string, query: RowQuery) =>
    memory.plans.get(planId)?.plan.tenantId === tenantId
      ? (memory.planRows.get(planId) ?? []).filter(fits(query))
      : [];
  return {
    insert: async (plan, changes, expiresAt) => {
      const rows = changes.map((change, seq) => ({ seq, change, result: null, resultError: null }));
      memory.planRows.set(plan.planId, rows);
      memory.plans.set(plan.planId, { plan, expiresAt });
    },
    get: async (tenantId, planId) => {
      const plan = memory.plans.get(planId)?.plan;
      return plan?.tenantId === tenantId ? plan : null;
    },
    rows: async (tenantId, planId, query) => {
      const after = query.after ?? -1;
      const rest = rowsOf(tenantId, planId, query).filter((row) => row.seq > after);
      const rows = rest.slice(0, query.limit);
      return { rows, nextAfter: rest.length > rows.length ? (rows.at(-1)?.seq ?? null) : null };
    },
    stream: async function* (tenantId, planId, query) {
      yield* rowsOf(tenantId, planId, query);
    },
    markRows: async (planId, marks) => {
      const rows = memory.planRows.get(planId) ?? [];
      for (const { seq, result, error } of marks) {
        const row = rows[seq];
        if (row !== undefined && row.result !== 'applied')
          rows[seq] = { ...row, result, resultError: error };
      }
    },
    keep: async (planId) => {
      const stored = memory.plans.get(planId);
      if (stored !== undefined) memory.plans.set(planId, { ...stored, expiresAt: null });
    },
  };
};

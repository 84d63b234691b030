import { severityPlace } from '../../server/domain/severity.ts';
import type { ChangeQuery, PlanRow, PlanStore, RowFilter } from '../../server/ports/stores.ts';
import { matchesSearch } from './matches-search.ts';
import { createFakeMemory, type FakeMemory } from './memory.ts';

const fits =
  ({ kind, reason, group, result, setting, search }: RowFilter) =>
  (row: PlanRow): boolean =>
    (kind === undefined || row.change.kind === kind) &&
    (reason === undefined || row.change.reason === reason) &&
    (group === undefined || row.change.group?.groupId === group) &&
    (result === undefined || row.result === result) &&
    (setting === undefined || row.change.settings.some((one) => one.setting === setting)) &&
    matchesSearch(search, [row.change.email, row.change.previousEmail]);

const placeOf =
  ({ sort }: Pick<ChangeQuery, 'sort'>) =>
  ({ seq, change }: PlanRow): number =>
    sort === 'severity' ? severityPlace(change.kind, seq) : seq;

/** Plans in memory; nothing expires by itself. */
export const createFakePlanStore = (memory: FakeMemory = createFakeMemory()): PlanStore => {
  const rowsOf = (
    tenantId: string,
    planId: string,
    query: RowFilter & Pick<ChangeQuery, 'sort'>,
  ) => {
    if (memory.plans.get(planId)?.plan.tenantId !== tenantId) return [];
    const place = placeOf(query);
    const found = (memory.planRows.get(planId) ?? []).filter(fits(query));
    return found.toSorted((a, b) => place(a) - place(b));
  };
  const rows: PlanStore['rows'] = async (tenantId, planId, query) => {
    const place = placeOf(query);
    const after = query.after ?? -1;
    const rest = rowsOf(tenantId, planId, query)
      .filter((row) => place(row) > after)
      .slice(query.offset ?? 0);
    const page = rest.slice(0, query.limit);
    const last = page.at(-1);
    return { rows: page, nextAfter: last && rest.length > page.length ? place(last) : null };
  };
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
    rows,
    page: async (tenantId, planId, query) => ({
      ...(await rows(tenantId, planId, query)),
      total: rowsOf(tenantId, planId, query).length,
    }),
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

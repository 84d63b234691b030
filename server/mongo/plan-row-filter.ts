import type { Filter } from 'mongodb';
import type { PlanId, TenantId } from '../domain/ids.ts';
import type { ChangeQuery, RowFilter } from '../ports/stores.ts';
import type { PlanRowDocument } from './documents.ts';
import { rowLists, troubledRows } from './indexes.ts';
import { rowFindExpression } from './row-find.ts';
import { text } from './text.ts';

/** The rows of one plan that a query asks for. */
export const planRowFilter = (
  tenantId: TenantId,
  planId: PlanId,
  query: RowFilter,
): Filter<PlanRowDocument> => {
  const expression = rowFindExpression(query);
  const { result } = query;
  return {
    tenantId: text(tenantId),
    planId: text(planId),
    ...(result === undefined ? {} : { result: text(result) }),
    ...(expression === null ? {} : { find: { $regex: expression } }),
  };
};

/** The index by which these rows are found. */
export const planRowHint = ({ result, sort }: Pick<ChangeQuery, 'result' | 'sort'>) =>
  result === 'held' || result === 'failed' ? troubledRows : rowLists[sort ?? 'plan'];

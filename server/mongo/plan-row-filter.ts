import type { Filter } from 'mongodb';
import type { PlanId, TenantId } from '../domain/ids.ts';
import type { ChangeQuery } from '../ports/stores.ts';
import type { PlanRowDocument } from './documents.ts';
import { parseSearch, searchExpression } from './search.ts';
import { text } from './text.ts';

const searchFilter = (typed: string | undefined): Filter<PlanRowDocument> => {
  const search = parseSearch(typed === undefined ? undefined : text(typed));
  if (search === null) return {};
  const expression = { $regex: searchExpression(search), $options: 'is' };
  const matches = [{ 'change.email': expression }, { 'change.previousEmail': expression }];
  return search.negated ? { $nor: matches } : { $or: matches };
};

/** The rows of one plan that a query asks for. */
export const planRowFilter = (
  tenantId: TenantId,
  planId: PlanId,
  { kind, reason, group, result, search, after }: Omit<ChangeQuery, 'limit'>,
): Filter<PlanRowDocument> => ({
  tenantId: text(tenantId),
  planId: text(planId),
  ...(after === undefined ? {} : { seq: { $gt: after } }),
  ...(kind === undefined ? {} : { 'change.kind': text(kind) }),
  ...(reason === undefined ? {} : { 'change.reason': text(reason) }),
  ...(group === undefined ? {} : { 'change.group.groupId': text(group) }),
  ...(result === undefined ? {} : { result: text(result) }),
  ...searchFilter(search),
});

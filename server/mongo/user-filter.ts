import type { Filter } from 'mongodb';
import type { TenantId } from '../domain/ids.ts';
import type { UserQuery } from '../ports/target.ts';
import type { UserDocument } from './documents.ts';
import { parseSearch, searchExpression } from './search.ts';
import { text } from './text.ts';

const stateFilters: Readonly<Record<NonNullable<UserQuery['state']>, Filter<UserDocument>>> = {
  active: { 'order.active': 0 },
  disabled: { 'order.active': 1 },
  admin: { 'order.admin': 0 },
  managed: { managedBy: { $ne: null } },
  unmanaged: { managedBy: null },
};

const searchFilter = (typed: string | undefined): Filter<UserDocument> => {
  const search = parseSearch(typed === undefined ? undefined : text(typed));
  if (search === null) return {};
  const expression = { $regex: searchExpression(search), $options: 'is' };
  const matches = [{ displayName: expression }, { email: expression }];
  return search.negated ? { $nor: matches } : { $or: matches };
};

/** The tenant's users that a query asks for, whichever page. */
export const userFilter = (
  tenantId: TenantId,
  { search, domain, state }: UserQuery,
): Filter<UserDocument> => ({
  tenantId: text(tenantId),
  ...(domain === undefined ? {} : { 'order.domain': text(domain).toLowerCase() }),
  ...(state === undefined ? {} : stateFilters[state]),
  ...searchFilter(search),
});

import type { Filter } from 'mongodb';
import type { TenantId } from '../domain/ids.ts';
import type { UserQuery } from '../ports/target.ts';
import type { UserDocument } from './documents.ts';
import { text } from './text.ts';
import { userFindExpression } from './user-find.ts';

/** The tenant's users that a query asks for, whichever page. */
export const userFilter = (
  tenantId: TenantId,
  query: Pick<UserQuery, 'search' | 'domain' | 'state'>,
): Filter<UserDocument> => {
  const expression = userFindExpression(query);
  return {
    tenantId: text(tenantId),
    ...(expression === null ? {} : { find: { $regex: expression } }),
  };
};

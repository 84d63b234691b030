import { type UserFilter, userSorts, userStates } from '../../api/users.ts';
import type { RouteParams } from '../../navigation/route.ts';

/** What the address says about which users are wanted; what it says wrongly is left out. */
export const readUserFilter = (params: RouteParams): UserFilter => ({
  search: params.search ?? null,
  domain: params.domain ?? null,
  state: userStates.find((one) => one === params.state) ?? null,
  sort: userSorts.find((one) => one === params.sort) ?? 'displayName',
  isDescending: params.order === 'descending',
});

/** Whether fewer than all users are wanted. */
export const isFiltered = ({ search, domain, state }: UserFilter): boolean =>
  search !== null || domain !== null || state !== null;

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { groupPageView } from '../../server/contract/group.ts';
import {
  type NewUserInput,
  type UserView,
  userPageView,
  userView,
} from '../../server/contract/user.ts';
import { userHistoryPageView } from '../../server/contract/user-history.ts';
import { useChange } from './use-change.ts';
import { useClient } from './use-client.ts';
import { type OffsetPages, useOffsetPages } from './use-offset-pages.ts';

const usersKey = ['users'];
const historyPage = 20;
const groupStaleMs = 5 * 60_000;

export const userStates = ['active', 'disabled', 'admin', 'managed', 'unmanaged'] as const;
export const userSorts = ['displayName', 'email', 'active', 'admin', 'crypto'] as const;

/** Which users are wanted, in which order; null = not restricted. */
export interface UserFilter {
  readonly search: string | null;
  readonly domain: string | null;
  readonly state: (typeof userStates)[number] | null;
  readonly sort: (typeof userSorts)[number];
  readonly isDescending: boolean;
}

const userPath = (email: string): string => `/api/users/${encodeURIComponent(email)}`;

const queryOf = (filter: UserFilter): URLSearchParams => {
  const query = new URLSearchParams({ sort: filter.sort });
  if (filter.search) query.set('search', filter.search);
  if (filter.domain) query.set('domain', filter.domain);
  if (filter.state) query.set('state', filter.state);
  if (filter.isDescending) query.set('descending', 'true');
  return query;
};

/** The users of the service, of which only those in view are read. */
export const useUsers = (filter: UserFilter): OffsetPages<UserView> => {
  const client = useClient();
  return useOffsetPages([...usersKey, 'list', filter], ({ offset, limit, signal }) => {
    const query = queryOf(filter);
    query.set('offset', String(offset));
    query.set('limit', String(limit));
    return client.get(`/api/users?${query}`, userPageView, signal);
  });
};

/** How many users have an address of a domain; null asks nothing. */
export const useUserCount = (domain: string | null) => {
  const client = useClient();
  return useQuery({
    queryKey: [...usersKey, 'count', domain],
    enabled: domain !== null,
    queryFn: async ({ signal }) => {
      const query = new URLSearchParams({ domain: domain ?? '', offset: '0', limit: '1' });
      return (await client.get(`/api/users?${query}`, userPageView, signal)).total;
    },
  });
};

/** One user with his settings. */
export const useUser = (email: string) => {
  const client = useClient();
  return useQuery({
    queryKey: [...usersKey, 'one', email],
    queryFn: ({ signal }) => client.get(userPath(email), userView, signal),
  });
};

/** What synchronisations changed of a user, newest first. */
export const useUserHistory = (email: string) => {
  const client = useClient();
  return useInfiniteQuery({
    queryKey: [...usersKey, 'history', email],
    initialPageParam: null,
    queryFn: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) => {
      const query = new URLSearchParams({ limit: String(historyPage) });
      if (pageParam !== null) query.set('cursor', pageParam);
      return client.get(`${userPath(email)}/history?${query}`, userHistoryPageView, signal);
    },
    getNextPageParam: (page) => page.nextCursor,
  });
};

/** A selected group of a task with its actions; null = it is not selected any more. Asks nothing without both. */
export const useSelectedGroup = (taskId: string | null, group: GroupName | null) => {
  const client = useClient();
  return useQuery({
    queryKey: ['tasks', taskId, 'selected-group', group?.groupId],
    enabled: taskId !== null && group !== null,
    staleTime: groupStaleMs,
    queryFn: async ({ signal }) => {
      const query = new URLSearchParams({ selected: 'true', search: group?.displayName ?? '' });
      const path = `/api/tasks/${encodeURIComponent(taskId ?? '')}/groups?${query}`;
      const { items } = await client.get(path, groupPageView, signal);
      return items.find(({ groupId }) => groupId === group?.groupId) ?? null;
    },
  });
};
interface GroupName {
  readonly groupId: string;
  readonly displayName: string;
}

/** Adds a user by hand. */
export const useAddUser = () =>
  useChange(
    (client, user: NewUserInput) => client.post('/api/users', userView, user),
    () => [usersKey],
  );

/** What of a user is to change; null resets a setting to "never set". */
export type UserPatch = Partial<
  Omit<UserView, 'email' | 'objectId' | 'disabledBy' | 'managedBy' | 'renamedTo'>
>;

/** Changes what is named of a user, if he is still as the revision says. */
export const useEditUser = (email: string) =>
  useChange(
    (client, patch: UserPatch) => client.patch(userPath(email), userView, patch),
    () => [usersKey],
  );

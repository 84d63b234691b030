import { useQuery } from '@tanstack/react-query';
import { type ChangeView, changePageView } from '../../server/contract/change.ts';
import { type UserView, userView } from '../../server/contract/user.ts';
import {
  type ChangeParams,
  type ChangeSource,
  downloadChanges,
  sourcePath,
} from './change-source.ts';
import { ApiProblem } from './problem.ts';
import { useClient } from './use-client.ts';
import { type OffsetPages, useOffsetPages } from './use-offset-pages.ts';

export interface ChangesRequest {
  readonly source: ChangeSource;
  /** Rows are read anew when it changes, such as the state of a run. */
  readonly version: string;
  readonly filter: ChangeParams;
  /** The address of the row whose details are open; null = none. */
  readonly row: string | null;
  /** Whether the settings are wanted that the opened row leaves as they are. */
  readonly withUser: boolean;
  /** The rows are still being written. */
  readonly isMoving: boolean;
}

/** The rows of a plan or run, the opened one, and the user it is about. */
export interface Changes {
  readonly rows: OffsetPages<ChangeView>;
  /** Undefined = not read yet, null = there is none of that address. */
  readonly opened: ChangeView | null | undefined;
  /** Undefined = not read yet, null = there is no such user. */
  readonly user: UserView | null | undefined;
  readonly download: (format: 'csv' | 'json') => Promise<void>;
}

const movingMs = 2_000;

/** Reads those rows that are in view, what takes something away first. */
export const useChanges = (request: ChangesRequest): Changes => {
  const { source, version, filter, row, withUser, isMoving } = request;
  const client = useClient();
  const path = `${sourcePath(source)}/changes`;
  const key = ['changes', source.of, source.id, version];
  const rows = useOffsetPages(
    [...key, filter],
    ({ offset, limit, signal }) => {
      const place = { sort: 'severity', offset: String(offset), limit: String(limit) };
      const query = new URLSearchParams({ ...filter, ...place });
      return client.get(`${path}?${query}`, changePageView, signal);
    },
    isMoving && movingMs,
  );
  const opened = useQuery({
    queryKey: [...key, 'row', row],
    enabled: row?.includes('@') === true,
    queryFn: async ({ signal }) => {
      const query = new URLSearchParams({ search: row ?? '' });
      const page = await client.get(`${path}?${query}`, changePageView, signal);
      return page.items.find(({ email }) => email === row) ?? null;
    },
  });
  const user = useQuery({
    queryKey: ['users', row, 'as-it-is', version],
    enabled: withUser && row?.includes('@') === true,
    queryFn: async ({ signal }): Promise<UserView | null> => {
      try {
        return await client.get(`/api/users/${encodeURIComponent(row ?? '')}`, userView, signal);
      } catch (error) {
        if (error instanceof ApiProblem && error.problem.status === 404) return null;
        throw error;
      }
    },
  });
  return {
    rows,
    opened: opened.error ? null : opened.data,
    user: user.error ? null : user.data,
    download: (format) => downloadChanges(client, source, filter, format),
  };
};

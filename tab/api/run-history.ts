import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { runPageView } from '../../server/contract/run.ts';
import { isActive } from './run-state.ts';
import { useClient } from './use-client.ts';

const pageSize = 100;
const lookMs = 3_000;
const whileRunningMs = 1_000;

const runsPath = (taskId: string, query: Readonly<Record<string, string>>): string =>
  `/api/tasks/${encodeURIComponent(taskId)}/runs?${new URLSearchParams(query)}`;

/** The runs of a task, newest first, 100 at a time; looked at again every few seconds. */
export const useRunHistory = (taskId: string) => {
  const client = useClient();
  return useInfiniteQuery({
    queryKey: ['runs', taskId],
    initialPageParam: null,
    queryFn: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) =>
      client.get(
        runsPath(taskId, {
          limit: String(pageSize),
          ...(pageParam === null ? {} : { cursor: pageParam }),
        }),
        runPageView,
        signal,
      ),
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: ({ state }) =>
      state.data?.pages[0]?.items.some(isActive) ? whileRunningMs : lookMs,
  });
};

/** The most recent run of a task (null = it never ran), looked for every few seconds. */
export const useNewestRun = (taskId: string, isWanted: boolean) => {
  const client = useClient();
  return useQuery({
    queryKey: ['runs', taskId, 'newest'],
    enabled: isWanted,
    queryFn: async ({ signal }) =>
      (await client.get(runsPath(taskId, { limit: '1' }), runPageView, signal)).items[0] ?? null,
    refetchInterval: ({ state }) => (isActive(state.data ?? null) ? whileRunningMs : lookMs),
  });
};

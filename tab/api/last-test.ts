import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';

interface LastTest {
  /** Null = there was none since the tab was opened. */
  readonly planId: string | null;
  readonly remember: (planId: string) => void;
}

const forever = Number.POSITIVE_INFINITY;

/** The plan that the last test of everybody made of a task, for as long as the tab is open. */
export const useLastTest = (taskId: string): LastTest => {
  const queries = useQueryClient();
  const queryKey = ['last-test', taskId];
  const kept = useQuery<string>({
    queryKey,
    queryFn: skipToken,
    staleTime: forever,
    gcTime: forever,
  });
  return {
    planId: kept.data ?? null,
    remember: (planId) => void queries.setQueryData(queryKey, planId),
  };
};

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type ChangeView, changePageView } from '../../server/contract/change.ts';
import { planView } from '../../server/contract/plan.ts';
import { type RunView, runView } from '../../server/contract/run.ts';
import { isActive } from './run-state.ts';
import { tasksKey } from './tasks.ts';
import { useChange } from './use-change.ts';
import { useClient } from './use-client.ts';

const runPath = (runId: string): string => `/api/runs/${encodeURIComponent(runId)}`;

/** One run; asked for only if `runId` is known, every second while it is at work. */
export const useRun = (runId: string | null) => {
  const client = useClient();
  return useQuery({
    queryKey: ['run', runId],
    enabled: runId !== null,
    queryFn: ({ signal }) => client.get(runPath(runId ?? ''), runView, signal),
    refetchInterval: ({ state }) => isActive(state.data ?? null) && 1_000,
  });
};

/** The rows of a run of one kind (null = all), 100 at a time. */
export const useRunChanges = (
  { runId, planId, state }: Pick<RunView, 'runId' | 'planId' | 'state'>,
  kind: ChangeView['kind'] | null,
) => {
  const client = useClient();
  return useInfiniteQuery({
    // the state is part of the key: what came of a row is known only at the end
    queryKey: ['run', runId, 'changes', kind, state],
    enabled: planId !== null,
    initialPageParam: null,
    queryFn: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) => {
      const query = new URLSearchParams();
      if (kind !== null) query.set('kind', kind);
      if (pageParam !== null) query.set('cursor', pageParam);
      return client.get(`${runPath(runId)}/changes?${query}`, changePageView, signal);
    },
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (previous) => previous,
  });
};

/** The plan behind a run: what its safeguards refuse and what it warns of. */
export const useRunPlan = ({ planId }: Pick<RunView, 'planId'>) => {
  const client = useClient();
  return useQuery({
    queryKey: ['plan', planId],
    enabled: planId !== null,
    queryFn: ({ signal }) =>
      client.get(`/api/plans/${encodeURIComponent(planId ?? '')}`, planView, signal),
  });
};

/** Starts a full run of a task: "Sync now". */
export const useStartRun = () =>
  useChange(
    (client, taskId: string) =>
      client.post(`/api/tasks/${encodeURIComponent(taskId)}/runs`, runView, { kind: 'full' }),
    () => [tasksKey],
  );

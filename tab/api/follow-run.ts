import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { runView } from '../../server/contract/run.ts';
import { readEvents } from './read-events.ts';
import { isActive } from './run-state.ts';
import { useClient } from './use-client.ts';

const pollMs = 1_000;
const runPath = (runId: string): string => `/api/runs/${encodeURIComponent(runId)}`;
const runKey = (runId: string | null) => ['run', runId];

/** One run, told as it goes on; where no events come through it is asked for every second. Null asks nothing. */
export const useFollowedRun = (runId: string | null) => {
  const client = useClient();
  const queries = useQueryClient();
  const [isTold, setTold] = useState(false);
  const run = useQuery({
    queryKey: runKey(runId),
    enabled: runId !== null,
    queryFn: ({ signal }) => client.get(runPath(runId ?? ''), runView, signal),
    refetchInterval: ({ state }) => !isTold && isActive(state.data ?? null) && pollMs,
  });
  const atWork = isActive(run.data ?? null);
  useEffect(() => {
    if (runId === null || !atWork) return;
    const control = new AbortController();
    const { signal } = control;
    const follow = async (): Promise<void> => {
      const answer = await client.open(`${runPath(runId)}/events`, {
        accept: 'text/event-stream',
        signal,
      });
      for await (const { name, data } of readEvents(answer)) {
        if (signal.aborted) return;
        if (name !== 'run') continue;
        setTold(true);
        queries.setQueryData(runKey(runId), runView.parse(data));
      }
    };
    follow()
      // without events it is asked for instead
      .catch(() => undefined)
      .finally(() => setTold(false));
    return () => control.abort();
  }, [runId, atWork, client, queries]);
  return run;
};

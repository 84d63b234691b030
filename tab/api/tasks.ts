import { useQuery } from '@tanstack/react-query';
import { type TaskView, taskListView, taskView } from '../../server/contract/task.ts';
import { pollMs } from './run-state.ts';
import { useClient } from './use-client.ts';

export const tasksKey = ['tasks'];

/** All tasks; read again every second while one of them runs, else every half minute. */
export const useTasks = () => {
  const client = useClient();
  return useQuery({
    queryKey: tasksKey,
    queryFn: async ({ signal }): Promise<readonly TaskView[]> =>
      (await client.get('/api/tasks', taskListView, signal)).items,
    refetchInterval: ({ state }) => pollMs(...(state.data ?? []).map(({ lastRun }) => lastRun)),
  });
};

/** One task with its most recent run, read again as often as the list; null asks nothing. */
export const useTask = (taskId: string | null) => {
  const client = useClient();
  return useQuery({
    queryKey: [...tasksKey, taskId],
    enabled: taskId !== null,
    queryFn: ({ signal }) =>
      client.get(`/api/tasks/${encodeURIComponent(taskId ?? '')}`, taskView, signal),
    refetchInterval: ({ state }) => pollMs(state.data?.lastRun ?? null),
  });
};

import { runView } from '../../server/contract/run.ts';
import { tasksKey } from './tasks.ts';
import { useChange } from './use-change.ts';

/** Starts a full run of a task: "Sync now". */
export const useStartRun = () =>
  useChange(
    (client, taskId: string) =>
      client.post(`/api/tasks/${encodeURIComponent(taskId)}/runs`, runView, { kind: 'full' }),
    (taskId) => [tasksKey, ['runs', taskId]],
  );

import { type TaskPatchInput, taskView } from '../../server/contract/task.ts';
import { tasksKey } from './tasks.ts';
import { useChange } from './use-change.ts';

interface Switches {
  readonly taskId: string;
  readonly patch: Pick<TaskPatchInput, 'revision' | 'periodicSync' | 'liveSync' | 'paused'>;
}

/** Switches the periodic and the live synchronisation of a task on or off. */
export const useSwitchOn = () =>
  useChange(
    (client, { taskId, patch }: Switches) =>
      client.patch(`/api/tasks/${encodeURIComponent(taskId)}`, taskView, patch),
    () => [tasksKey],
  );

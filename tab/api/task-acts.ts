import { taskDeletionView, taskView } from '../../server/contract/task.ts';
import { tasksKey } from './tasks.ts';
import { useChange } from './use-change.ts';

const taskPath = (taskId: string): string => `/api/tasks/${encodeURIComponent(taskId)}`;

/** Duplicates a task without its domains and runs; answers the copy, which does not synchronise. */
export const useCopyTask = () =>
  useChange(
    (client, taskId: string) => client.post(`${taskPath(taskId)}/copies`, taskView, {}),
    () => [tasksKey],
  );

/** Asks what deleting a task means for its users, as of now. */
export const useDescribeDeletion = () =>
  useChange(
    (client, taskId: string) => client.get(`${taskPath(taskId)}/deletion`, taskDeletionView),
    () => [],
  );

/** Deletes a task; its users keep their settings. */
export const useDeleteTask = () =>
  useChange(
    (client, taskId: string) => client.delete(taskPath(taskId)),
    () => [tasksKey, ['users']],
  );

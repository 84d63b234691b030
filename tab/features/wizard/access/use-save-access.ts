import { useMutation, useQueryClient } from '@tanstack/react-query';
import { accessTestView } from '../../../../server/contract/access-test.ts';
import type { ProblemView } from '../../../../server/contract/problem.ts';
import {
  type NewTaskInput,
  type TaskPatchInput,
  type TaskView,
  taskView,
} from '../../../../server/contract/task.ts';
import { problemOf } from '../../../api/problem.ts';
import { tasksKey } from '../../../api/tasks.ts';
import { useClient } from '../../../api/use-client.ts';

/** A task to create, or what is to change of one. */
export type AccessToSave =
  | { readonly kind: 'create'; readonly task: NewTaskInput }
  | { readonly kind: 'edit'; readonly taskId: string; readonly patch: TaskPatchInput };

interface SaveInput {
  readonly input: AccessToSave;
  readonly flush: () => Promise<void>;
}

/** Creates or changes the task, once all of its draft is kept; then its access counts as tested, as it was. */
export const useSaveAccess = () => {
  const client = useClient();
  const queries = useQueryClient();
  /** The secret is another copy now, of which the server does not know yet that it works. */
  const testAgain = async (task: TaskView): Promise<TaskView> => {
    try {
      await client.post('/api/access-tests', accessTestView, { taskId: task.taskId });
      return await client.get(pathOf(task.taskId), taskView);
    } catch {
      // it is saved all the same; the step says what is still to be tested
      return task;
    }
  };
  const save = useMutation({
    mutationFn: async ({ input, flush }: SaveInput): Promise<TaskView> => {
      await flush();
      const task =
        input.kind === 'create'
          ? await client.post('/api/tasks', taskView, input.task)
          : await client.patch(pathOf(input.taskId), taskView, input.patch);
      return task.accessTestedAt === null ? testAgain(task) : task;
    },
    onSuccess: (task) => {
      queries.setQueryData([...tasksKey, task.taskId], task);
      return queries.invalidateQueries({ queryKey: tasksKey, exact: true });
    },
  });
  return {
    /** The task as it is then; null if it could not be saved: see `error`. */
    run: async (
      input: AccessToSave,
      flush: () => Promise<void>,
      refused: (problem: ProblemView) => void,
    ): Promise<TaskView | null> => {
      try {
        return await save.mutateAsync({ input, flush });
      } catch (error) {
        refused(problemOf(error));
        return null;
      }
    },
    isPending: save.isPending,
    error: save.error,
    reset: save.reset,
  };
};

const pathOf = (taskId: string): string => `/api/tasks/${encodeURIComponent(taskId)}`;

import { Body1 } from '@fluentui/react-components';
import type { RefObject } from 'react';
import { problemOf } from '../../api/problem.ts';
import { useDeleteTask } from '../../api/task-acts.ts';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { useToasts } from '../../components/Toasts.tsx';
import { useFormat } from '../../strings/LanguageProvider.tsx';
import { useText } from '../../strings/text.ts';
import type { Deletion } from './use-task-acts.ts';

interface DeleteTaskProps {
  readonly deletion: Deletion;
  readonly trigger: RefObject<HTMLElement | null>;
  readonly close: () => void;
}

/** Asks whether a task is to be deleted, with what that means for its users. */
export const DeleteTask = ({ deletion: { task, meaning }, trigger, close }: DeleteTaskProps) => {
  const text = useText();
  const format = useFormat();
  const toast = useToasts();
  const deleting = useDeleteTask();
  const { managedUsers, disabledBySync } = meaning;
  const confirm = (): void =>
    deleting.mutate(task.taskId, {
      onSuccess: () => {
        toast(text('taskActs.deleted', { task: task.name }));
        close();
      },
    });
  return (
    <ConfirmDialog
      isOpen
      trigger={trigger}
      title={text('taskActs.deleteTitle', { task: task.name })}
      counts={
        managedUsers === 0
          ? []
          : [
              { label: text('taskActs.managed'), value: format.number(managedUsers) },
              { label: text('taskActs.disabled'), value: format.number(disabledBySync) },
            ]
      }
      confirmLabel={text('taskActs.deleteTask')}
      isDestructive
      isBusy={deleting.isPending}
      problem={deleting.error && problemOf(deleting.error)}
      confirm={confirm}
      close={close}
    >
      <Body1>
        {managedUsers === 0
          ? text('taskActs.deleteNobody')
          : text('taskActs.deleteKept', { managed: managedUsers, disabled: disabledBySync })}
      </Body1>
      <Body1>{text('taskActs.deleteGone')}</Body1>
    </ConfirmDialog>
  );
};

import { PeopleSyncRegular } from '@fluentui/react-icons';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useText } from '../../strings/text.ts';
import { AddTask } from './AddTask.tsx';
import { ApiHint } from './ApiHint.tsx';

/** The overview before the first task: what a task is, and how to get one. */
export const NoTasks = ({ mayChange }: { readonly mayChange: boolean }) => {
  const text = useText();
  return (
    <EmptyState
      icon={<PeopleSyncRegular />}
      title={text('tasks.none')}
      text={
        <>
          <span>{text('tasks.noneText')}</span>
          <ApiHint />
        </>
      }
      action={mayChange && <AddTask />}
    />
  );
};

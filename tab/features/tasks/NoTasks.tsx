import { PeopleSyncRegular } from '@fluentui/react-icons';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useWords } from '../../strings/words.ts';
import { AddTask } from './AddTask.tsx';
import { ApiHint } from './ApiHint.tsx';

/** The overview before the first task: what a task is, and how to get one. */
export const NoTasks = ({ mayChange }: { readonly mayChange: boolean }) => {
  const { addTask } = useWords();
  return (
    <EmptyState
      icon={<PeopleSyncRegular />}
      title={addTask.noneTitle}
      text={
        <>
          <span>{addTask.noneText}</span>
          <ApiHint />
        </>
      }
      action={mayChange && <AddTask />}
    />
  );
};

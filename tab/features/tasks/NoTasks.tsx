import { Link } from '@fluentui/react-components';
import { PeopleSyncRegular } from '@fluentui/react-icons';
import { EmptyState } from '../../components/EmptyState.tsx';
import { hrefOf } from '../../navigation/route.ts';
import { useText } from '../../strings/text.ts';
import { AddTask } from './AddTask.tsx';

/** The overview before the first task: what a task is, what it needs, and how to get one. */
export const NoTasks = ({ mayChange }: { readonly mayChange: boolean }) => {
  const text = useText();
  return (
    <EmptyState
      icon={<PeopleSyncRegular />}
      title={text('tasks.none')}
      text={
        <>
          <span>{text('tasks.noneText')}</span>
          <span>
            {text('tasks.noneNeeds')}{' '}
            <Link href={hrefOf({ page: 'help' }, { section: 'permissions' })} inline>
              {text('tasks.noneHelp')}
            </Link>
          </span>
        </>
      }
      action={mayChange && <AddTask />}
    />
  );
};

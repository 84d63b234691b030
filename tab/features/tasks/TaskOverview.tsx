import { Caption1, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { problemOf } from '../../api/problem.ts';
import { useStartRun } from '../../api/runs.ts';
import { useTasks } from '../../api/tasks.ts';
import { LiveStatus } from '../../components/LiveStatus.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { Page } from '../../components/Page.tsx';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { useText } from '../../strings/text.ts';
import { AddTask } from './AddTask.tsx';
import { NoTasks } from './NoTasks.tsx';
import { TaskTable } from './TaskTable.tsx';
import { useAnnouncements } from './use-announcements.ts';

/** The Tasks overview, where the tab begins. */
export const TaskOverview = ({ mayChange }: { readonly mayChange: boolean }) => {
  const text = useText();
  const tasks = useTasks();
  const startRun = useStartRun();
  const [announcement, follow] = useAnnouncements(tasks.data ?? []);
  const start = (taskId: string): void => {
    follow(taskId);
    startRun.mutate(taskId);
  };
  const isEmpty = tasks.data?.length === 0;
  return (
    <Page
      title={text('tasks.title')}
      intro={text('tasks.intro')}
      actions={mayChange && !isEmpty && tasks.data && <AddTask />}
    >
      <LiveStatus text={announcement} />
      {!mayChange && (
        <MessageBar intent="info">
          <MessageBarBody>{text('common.readOnly')}</MessageBarBody>
        </MessageBar>
      )}
      {tasks.error && <ProblemBar problem={problemOf(tasks.error)} retry={() => tasks.refetch()} />}
      {startRun.error && <ProblemBar problem={problemOf(startRun.error)} />}
      {tasks.isPending && <LoadingRows rows={4} />}
      {isEmpty && <NoTasks mayChange={mayChange} />}
      {tasks.data && !isEmpty && (
        <>
          <TaskTable
            tasks={tasks.data}
            starting={startRun.isPending ? startRun.variables : null}
            start={mayChange ? start : null}
          />
          <Caption1>{text('tasks.count', { count: tasks.data.length })}</Caption1>
        </>
      )}
    </Page>
  );
};

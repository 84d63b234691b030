import { Caption1, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import { problemOf } from '../../api/problem.ts';
import { useTasks } from '../../api/tasks.ts';
import { LiveStatus } from '../../components/LiveStatus.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { Page } from '../../components/Page.tsx';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { useNarrow } from '../../components/use-narrow.ts';
import { LaterWords } from '../../strings/LanguageProvider.tsx';
import { useText } from '../../strings/text.ts';
import { AddTask } from './AddTask.tsx';
import { NoTasks } from './NoTasks.tsx';
import { TaskCards } from './TaskCards.tsx';
import { TaskTable } from './TaskTable.tsx';
import { useAnnouncements } from './use-announcements.ts';
import { useTaskActs } from './use-task-acts.ts';

const AlertBars = lazy(async () => ({ default: (await import('./AlertBars.tsx')).AlertBars }));
const DeleteTask = lazy(async () => ({ default: (await import('./DeleteTask.tsx')).DeleteTask }));

/** In a narrower window the columns would not stand beside each other. */
const cardsUpTo = 1_179;

/** The Tasks overview, where the tab begins. */
export const TaskOverview = ({ mayChange }: { readonly mayChange: boolean }) => {
  const text = useText();
  const tasks = useTasks();
  const [announcement, follow] = useAnnouncements(tasks.data ?? []);
  const { acts, failed, deletion, trigger, endDeletion } = useTaskActs(follow);
  const List = useNarrow(cardsUpTo) ? TaskCards : TaskTable;
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
      {failed && (
        <ProblemBar
          attempt={failed.failure}
          problem={failed.problem}
          retry={failed.retry}
          dismiss={failed.dismiss}
        />
      )}
      {tasks.data?.some(({ alerts }) => alerts.length > 0) && (
        <Suspense>
          <LaterWords>
            <AlertBars tasks={tasks.data} />
          </LaterWords>
        </Suspense>
      )}
      {tasks.isPending && <LoadingRows rows={4} />}
      {isEmpty && <NoTasks mayChange={mayChange} />}
      {tasks.data && !isEmpty && (
        <>
          <List tasks={tasks.data} acts={acts} mayChange={mayChange} />
          <Caption1>{text('tasks.count', { count: tasks.data.length })}</Caption1>
        </>
      )}
      {deletion && (
        <Suspense>
          <LaterWords>
            <DeleteTask deletion={deletion} trigger={trigger} close={endDeletion} />
          </LaterWords>
        </Suspense>
      )}
    </Page>
  );
};

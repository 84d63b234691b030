import {
  Breadcrumb,
  BreadcrumbButton,
  BreadcrumbDivider,
  BreadcrumbItem,
} from '@fluentui/react-components';
import { problemOf } from '../../api/problem.ts';
import { isActive } from '../../api/run-state.ts';
import { useRun, useStartRun } from '../../api/runs.ts';
import { useTask } from '../../api/tasks.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { Page } from '../../components/Page.tsx';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { SyncButton } from '../../components/SyncButton.tsx';
import { hrefOf } from '../../navigation/route.ts';
import { useWords } from '../../strings/words.ts';
import { RunLog } from './RunLog.tsx';

interface TaskLogProps {
  readonly taskId: string;
  /** Null = the most recent run, also when a new one begins. */
  readonly runId: string | null;
  readonly mayChange: boolean;
}

/** The log of one run of a task. */
export const TaskLog = ({ taskId, runId, mayChange }: TaskLogProps) => {
  const words = useWords();
  const task = useTask(taskId);
  const chosen = useRun(runId);
  const startRun = useStartRun();
  const run = runId === null ? task.data?.lastRun : chosen.data;
  const error = task.error ?? chosen.error;
  const name = task.data?.name ?? words.tasks.title;
  return (
    <Page
      title={words.run.page(name)}
      intro={runId === null ? words.run.latest : words.run.one}
      back={<BackToTasks name={name} />}
      actions={
        mayChange &&
        task.data && (
          <SyncButton
            appearance="primary"
            task={name}
            busy={isActive(task.data.lastRun) || startRun.isPending}
            reason={
              task.data.missing.length > 0
                ? words.tasks.missing(task.data.missing.join(', '))
                : null
            }
            start={() => startRun.mutate(taskId)}
          />
        )
      }
    >
      {error && (
        <ProblemBar
          problem={problemOf(error)}
          retry={() => Promise.all([task.refetch(), ...(runId ? [chosen.refetch()] : [])])}
        />
      )}
      {startRun.error && <ProblemBar problem={problemOf(startRun.error)} />}
      {run && <RunLog key={run.runId} run={run} />}
      {run === undefined && !error && <LoadingRows rows={6} />}
      {run === null && <EmptyState title={words.run.noneTitle} text={words.run.noneText} />}
    </Page>
  );
};

const BackToTasks = ({ name }: { readonly name: string }) => {
  const words = useWords();
  return (
    <Breadcrumb aria-label={words.product}>
      <BreadcrumbItem>
        <BreadcrumbButton href={hrefOf({ page: 'tasks' })}>{words.tasks.title}</BreadcrumbButton>
      </BreadcrumbItem>
      <BreadcrumbDivider />
      <BreadcrumbItem>
        <BreadcrumbButton current>{name}</BreadcrumbButton>
      </BreadcrumbItem>
    </Breadcrumb>
  );
};

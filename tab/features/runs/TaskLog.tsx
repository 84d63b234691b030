import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { HistoryRegular } from '@fluentui/react-icons';
import { problemOf } from '../../api/problem.ts';
import { isActive } from '../../api/run-state.ts';
import { useStartRun } from '../../api/runs.ts';
import { useTask } from '../../api/tasks.ts';
import { clearFilter, useListPlace } from '../../components/changes/list-place.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { Page } from '../../components/Page.tsx';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { ShareLink } from '../../components/ShareLink.tsx';
import { SyncButton } from '../../components/SyncButton.tsx';
import { hrefOf } from '../../navigation/route.ts';
import { goTo } from '../../navigation/use-route.ts';
import { useText } from '../../strings/text.ts';
import { CancelRun } from './CancelRun.tsx';
import { RunCrumbs } from './RunCrumbs.tsx';
import { RunLog } from './RunLog.tsx';
import { useShownRun } from './use-shown-run.ts';

interface TaskLogProps {
  readonly taskId: string;
  /** Null = the most recent run, also when a new one begins. */
  readonly runId: string | null;
  readonly mayChange: boolean;
}

/** The log of one run of a task. */
export const TaskLog = ({ taskId, runId, mayChange }: TaskLogProps) => {
  const text = useText();
  const task = useTask(taskId);
  const startRun = useStartRun();
  const { row, filter } = useListPlace();
  const isReading = row !== null || Object.keys(filter).length > 0;
  const shown = useShownRun(taskId, runId, isReading);
  const { run } = shown;
  const error = task.error ?? shown.error;
  const name = task.data?.name ?? text('tasks.title');
  const isStoppable = run && (isActive(run) || run.state === 'held');
  return (
    <Page
      title={text('runs.log', { task: name })}
      intro={runId === null ? text('runs.latest') : text('runs.one')}
      back={
        <RunCrumbs taskId={taskId} name={name} current={runId === null ? null : text('runs.one')} />
      }
      actions={
        task.data && (
          <>
            {run && (
              <ShareLink
                route={{ page: 'run', taskId, runId: run.runId }}
                label={text('runs.log', { task: name })}
              />
            )}
            <Button
              icon={<HistoryRegular />}
              onClick={() => goTo(hrefOf({ page: 'runs', taskId }))}
            >
              {text('runs.history')}
            </Button>
            {mayChange && isStoppable && <CancelRun run={run} />}
            {mayChange && (
              <SyncButton
                appearance="primary"
                task={name}
                busy={isActive(task.data.lastRun) || isActive(run ?? null) || startRun.isPending}
                reason={
                  task.data.missing.length > 0
                    ? text('tasks.missing', { what: task.data.missing.join(', ') })
                    : null
                }
                start={() => startRun.mutate(taskId, { onSuccess: () => void shown.retry() })}
              />
            )}
          </>
        )
      }
    >
      {error && (
        <ProblemBar
          problem={problemOf(error)}
          retry={() => Promise.all([task.refetch(), shown.retry()])}
        />
      )}
      {startRun.error && <ProblemBar problem={problemOf(startRun.error)} />}
      {shown.showNewest && (
        <MessageBar intent="info">
          <MessageBarBody>{text('runs.newer')}</MessageBarBody>
          <MessageBarActions>
            <Button
              onClick={() => {
                clearFilter();
                shown.showNewest?.();
              }}
            >
              {text('runs.showNewer')}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {run && task.data && (
        <RunLog key={run.runId} task={task.data} run={run} mayChange={mayChange} />
      )}
      {(run === undefined || !task.data) && !error && <LoadingRows rows={6} />}
      {run === null && (
        <EmptyState
          title={text('runs.none')}
          text={text('runs.noneText')}
          action={
            mayChange && (
              <Button
                appearance="primary"
                onClick={() => goTo(hrefOf({ page: 'setup', taskId, step: 'test' }))}
              >
                {text('runs.toTest')}
              </Button>
            )
          }
        />
      )}
    </Page>
  );
};

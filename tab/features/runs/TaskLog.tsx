import { problemOf } from '../../api/problem.ts';
import { isActive } from '../../api/run-state.ts';
import { useRun, useStartRun } from '../../api/runs.ts';
import { useTask } from '../../api/tasks.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { Page } from '../../components/Page.tsx';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { ShareLink } from '../../components/ShareLink.tsx';
import { SyncButton } from '../../components/SyncButton.tsx';
import { useText } from '../../strings/text.ts';
import { RunCrumbs } from './RunCrumbs.tsx';
import { RunLog } from './RunLog.tsx';

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
  const chosen = useRun(runId);
  const startRun = useStartRun();
  const run = runId === null ? task.data?.lastRun : chosen.data;
  const error = task.error ?? chosen.error;
  const name = task.data?.name ?? text('tasks.title');
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
            <ShareLink
              route={runId === null ? { page: 'task', taskId } : { page: 'run', taskId, runId }}
              label={text('runs.log', { task: name })}
            />
            {mayChange && (
              <SyncButton
                appearance="primary"
                task={name}
                busy={isActive(task.data.lastRun) || startRun.isPending}
                reason={
                  task.data.missing.length > 0
                    ? text('tasks.missing', { what: task.data.missing.join(', ') })
                    : null
                }
                start={() => startRun.mutate(taskId)}
              />
            )}
          </>
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
      {run === null && <EmptyState title={text('runs.none')} text={text('runs.noneText')} />}
    </Page>
  );
};

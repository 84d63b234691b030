import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { problemOf } from '../../api/problem.ts';
import { useRunHistory } from '../../api/run-history.ts';
import { useTask } from '../../api/tasks.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { Page } from '../../components/Page.tsx';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { VirtualRows } from '../../components/VirtualRows.tsx';
import { hrefOf } from '../../navigation/route.ts';
import { goTo } from '../../navigation/use-route.ts';
import { useText } from '../../strings/text.ts';
import { RunCharts } from './RunCharts.tsx';
import { RunCrumbs } from './RunCrumbs.tsx';
import { useRunColumns } from './use-run-columns.tsx';

const useStyles = makeStyles({
  foot: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
  },
});

interface RunHistoryProps {
  readonly taskId: string;
  readonly mayChange: boolean;
}

/** All synchronisations of a task, newest first, with what they did over time. */
export const RunHistory = ({ taskId, mayChange }: RunHistoryProps) => {
  const text = useText();
  const styles = useStyles();
  const columns = useRunColumns();
  const task = useTask(taskId);
  const history = useRunHistory(taskId);
  const runs = history.data?.pages.flatMap(({ items }) => items);
  const name = task.data?.name ?? '';
  const error = task.error ?? history.error;
  return (
    <Page
      title={text('runs.historyTitle', { task: name })}
      back={<RunCrumbs taskId={taskId} name={name} current={text('runs.history')} />}
    >
      {error && (
        <ProblemBar
          problem={problemOf(error)}
          retry={() => Promise.all([task.refetch(), history.refetch()])}
        />
      )}
      {runs === undefined && !error && <LoadingRows rows={8} />}
      {runs?.length === 0 && (
        <EmptyState
          title={text('runs.none')}
          text={text('runs.noneHistory')}
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
      {runs && runs.length > 0 && (
        <>
          <RunCharts runs={runs} />
          <VirtualRows
            label={text('runs.history')}
            columns={columns}
            total={runs.length}
            rowAt={(index) => runs[index]}
            open={({ runId }) => goTo(hrefOf({ page: 'run', taskId, runId }))}
            minWidth="56rem"
          />
          <div className={styles.foot}>
            <Caption1 role="status">{text('runs.shown', { count: runs.length })}</Caption1>
            {history.hasNextPage && (
              <Button
                disabledFocusable={history.isFetchingNextPage}
                onClick={() => void history.fetchNextPage()}
              >
                {text('runs.more')}
              </Button>
            )}
          </div>
        </>
      )}
    </Page>
  );
};

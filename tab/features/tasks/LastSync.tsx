import { makeStyles, tokens } from '@fluentui/react-components';
import type { TaskView } from '../../../server/contract/task.ts';
import { isActive } from '../../api/run-state.ts';
import { missingText } from '../../components/missing-text.ts';
import { RunProgress } from '../../components/RunProgress.tsx';
import { SyncButton } from '../../components/SyncButton.tsx';
import { When } from '../../components/When.tsx';
import { useText } from '../../strings/text.ts';
import type { TaskActs } from './use-task-acts.ts';

const useStyles = makeStyles({
  lines: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    rowGap: tokens.spacingVerticalXS,
  },
  button: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
});

interface LastSyncProps {
  readonly task: TaskView;
  /** Null = the person may not start one. */
  readonly acts: TaskActs | null;
}

/** When a task was last synchronised, or how far it is, and "Sync now". */
export const LastSync = ({ task, acts }: LastSyncProps) => {
  const text = useText();
  const styles = useStyles();
  const run = task.lastRun;
  const atWork = isActive(run);
  return (
    <div className={styles.lines}>
      {run === null && <span>{text('common.never')}</span>}
      {run && atWork && <RunProgress run={run} />}
      {run && !atWork && <When time={run.finishedAt ?? run.startedAt ?? run.queuedAt} />}
      {acts && (
        <span className={styles.button}>
          <SyncButton
            task={task.name}
            busy={atWork || acts.isStarting(task.taskId)}
            reason={missingText(task, text)}
            start={() => acts.startRun(task)}
          />
        </span>
      )}
    </div>
  );
};

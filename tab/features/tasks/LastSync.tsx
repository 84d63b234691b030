import { makeStyles, tokens } from '@fluentui/react-components';
import type { TaskView } from '../../../server/contract/task.ts';
import { isActive } from '../../api/run-state.ts';
import { RunProgress } from '../../components/RunProgress.tsx';
import { SyncButton } from '../../components/SyncButton.tsx';
import { When } from '../../components/When.tsx';
import { useText } from '../../strings/text.ts';

const useStyles = makeStyles({
  cell: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    rowGap: tokens.spacingVerticalXS,
  },
  button: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
});

interface LastSyncProps {
  readonly task: TaskView;
  readonly isStarting: boolean;
  readonly start: (() => void) | null;
}

/** When a task was last synchronised, or how far it is, and "Sync now". */
export const LastSync = ({ task, isStarting, start }: LastSyncProps) => {
  const text = useText();
  const styles = useStyles();
  const run = task.lastRun;
  const atWork = isActive(run);
  return (
    <span className={styles.cell}>
      {run === null && <span>{text('common.never')}</span>}
      {run && atWork && <RunProgress run={run} />}
      {run && !atWork && <When time={run.finishedAt ?? run.startedAt ?? run.queuedAt} />}
      {start && (
        <span className={styles.button}>
          <SyncButton
            task={task.name}
            busy={atWork || isStarting}
            reason={
              task.missing.length > 0
                ? text('tasks.missing', { what: task.missing.join(', ') })
                : null
            }
            start={start}
          />
        </span>
      )}
    </span>
  );
};

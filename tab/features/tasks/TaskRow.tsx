import { makeStyles, TableCell, TableRow, tokens } from '@fluentui/react-components';
import type { TaskView } from '../../../server/contract/task.ts';
import { hrefOf } from '../../navigation/route.ts';
import { LastSync } from './LastSync.tsx';
import { openUnlessControl } from './open-unless-control.ts';
import { Actions, Success } from './RunOutcome.tsx';
import { SyncPlan } from './SyncPlan.tsx';
import { TaskMenuSlot } from './TaskMenuSlot.tsx';
import { TaskName } from './TaskName.tsx';
import type { TaskActs } from './use-task-acts.ts';

const useStyles = makeStyles({
  row: {
    cursor: 'pointer',
    ':last-child': { borderBottomStyle: 'none' },
    // on the subtle fill that rows have links would lack contrast in the dark
    ':hover': { backgroundColor: tokens.colorNeutralBackground2 },
    ':active': { backgroundColor: tokens.colorNeutralBackground2 },
  },
  cell: {
    verticalAlign: 'top',
    paddingTop: tokens.spacingVerticalM,
    paddingBottom: tokens.spacingVerticalM,
    overflowWrap: 'anywhere',
  },
  menu: {
    verticalAlign: 'top',
    paddingTop: tokens.spacingVerticalSNudge,
    paddingBottom: tokens.spacingVerticalSNudge,
  },
});

interface TaskRowProps {
  readonly task: TaskView;
  readonly acts: TaskActs;
  readonly mayChange: boolean;
}

/** One task; a click anywhere in it opens the log of its most recent run, as its link does. */
export const TaskRow = ({ task, acts, mayChange }: TaskRowProps) => {
  const styles = useStyles();
  const run = task.lastRun;
  return (
    <TableRow
      className={styles.row}
      onClick={openUnlessControl(hrefOf({ page: 'task', taskId: task.taskId }))}
    >
      <TableCell className={styles.cell}>{task.number}</TableCell>
      <TableCell className={styles.cell}>
        <TaskName task={task} mayChange={mayChange} />
      </TableCell>
      <TableCell className={styles.cell}>{task.description}</TableCell>
      <TableCell className={styles.cell}>{task.type}</TableCell>
      <TableCell className={styles.cell}>
        <SyncPlan task={task} />
      </TableCell>
      <TableCell className={styles.cell}>
        <LastSync task={task} acts={mayChange ? acts : null} />
      </TableCell>
      <TableCell className={styles.cell}>{run && <Success run={run} />}</TableCell>
      <TableCell className={styles.cell}>{run && <Actions run={run} />}</TableCell>
      <TableCell className={styles.menu}>
        <TaskMenuSlot task={task} acts={acts} mayChange={mayChange} />
      </TableCell>
    </TableRow>
  );
};

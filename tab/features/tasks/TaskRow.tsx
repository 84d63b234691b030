import {
  Caption1,
  Link,
  makeStyles,
  TableCell,
  TableRow,
  tokens,
} from '@fluentui/react-components';
import type { TaskView } from '../../../server/contract/task.ts';
import { Status } from '../../components/Status.tsx';
import { hrefOf } from '../../navigation/route.ts';
import { goTo } from '../../navigation/use-route.ts';
import { useFormat } from '../../strings/LanguageProvider.tsx';
import { useText } from '../../strings/text.ts';
import { LastSync } from './LastSync.tsx';
import { Actions, Success } from './RunOutcome.tsx';

const useStyles = makeStyles({
  row: { cursor: 'pointer', ':last-child': { borderBottomStyle: 'none' } },
  cell: {
    paddingTop: tokens.spacingVerticalMNudge,
    paddingBottom: tokens.spacingVerticalMNudge,
    overflowWrap: 'anywhere',
  },
  lines: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    rowGap: tokens.spacingVerticalXXS,
  },
  aside: { color: tokens.colorNeutralForeground3 },
});

interface TaskRowProps {
  readonly task: TaskView;
  readonly isStarting: boolean;
  readonly start: (() => void) | null;
}

/** One task; a click anywhere in it opens the log of its most recent run, as its link does. */
export const TaskRow = ({ task, isStarting, start }: TaskRowProps) => {
  const text = useText();
  const format = useFormat();
  const styles = useStyles();
  const href = hrefOf({ page: 'task', taskId: task.taskId });
  const run = task.lastRun;
  return (
    <TableRow
      className={styles.row}
      onClick={({ target }) => {
        if (target instanceof Element && !target.closest('a, button')) goTo(href);
      }}
    >
      <TableCell className={styles.cell}>{task.number}</TableCell>
      <TableCell className={styles.cell}>
        <span className={styles.lines}>
          <Link href={href}>{task.name}</Link>
          {task.tenantName && <Caption1 className={styles.aside}>{task.tenantName}</Caption1>}
          {task.missing.length > 0 && (
            <Caption1>
              <Status mood="held">
                {text('tasks.missing', { what: task.missing.join(', ') })}
              </Status>
            </Caption1>
          )}
        </span>
      </TableCell>
      <TableCell className={styles.cell}>{task.description}</TableCell>
      <TableCell className={styles.cell}>{task.type}</TableCell>
      <TableCell className={styles.cell}>
        <span className={styles.lines}>
          <Status mood={task.periodicSync.enabled ? 'good' : 'neutral'}>
            {task.periodicSync.enabled ? text('common.yes') : text('common.no')}
          </Status>
          {task.periodicSync.enabled && (
            <Caption1 className={styles.aside}>
              {text('tasks.every', {
                interval: format.duration(task.periodicSync.intervalMinutes * 60_000),
              })}
            </Caption1>
          )}
        </span>
      </TableCell>
      <TableCell className={styles.cell}>
        <LastSync task={task} isStarting={isStarting} start={start} />
      </TableCell>
      <TableCell className={styles.cell}>{run && <Success run={run} />}</TableCell>
      <TableCell className={styles.cell}>{run && <Actions run={run} />}</TableCell>
    </TableRow>
  );
};

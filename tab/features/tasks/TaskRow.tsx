import {
  Caption1,
  Link,
  makeStyles,
  TableCell,
  TableRow,
  tokens,
} from '@fluentui/react-components';
import type { TaskView } from '../../../server/contract/task.ts';
import { isActive } from '../../api/run-state.ts';
import { actionsPerformed, runMood } from '../../components/run-summary.ts';
import { Status } from '../../components/Status.tsx';
import { hrefOf } from '../../navigation/route.ts';
import { goTo } from '../../navigation/use-route.ts';
import type { Words } from '../../strings/en.ts';
import type { Format } from '../../strings/format.ts';
import { useFormat, useWords } from '../../strings/words.ts';
import { LastSync } from './LastSync.tsx';

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
  const words = useWords();
  const format = useFormat();
  const styles = useStyles();
  const href = hrefOf({ page: 'task', taskId: task.taskId, runId: null });
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
              <Status mood="held">{words.tasks.missing(task.missing.join(', '))}</Status>
            </Caption1>
          )}
        </span>
      </TableCell>
      <TableCell className={styles.cell}>{task.description}</TableCell>
      <TableCell className={styles.cell}>{task.type}</TableCell>
      <TableCell className={styles.cell}>
        <span className={styles.lines}>
          <Status mood={task.periodicSync.enabled ? 'good' : 'neutral'}>
            {task.periodicSync.enabled ? words.yes : words.no}
          </Status>
          {task.periodicSync.enabled && (
            <Caption1 className={styles.aside}>
              {words.tasks.every(format.duration(task.periodicSync.intervalMinutes * 60_000))}
            </Caption1>
          )}
        </span>
      </TableCell>
      <TableCell className={styles.cell}>
        <LastSync task={task} isStarting={isStarting} start={start} />
      </TableCell>
      <TableCell className={styles.cell}>{run && <Success run={run} words={words} />}</TableCell>
      <TableCell className={styles.cell}>
        {run && <Actions run={run} words={words} format={format} />}
      </TableCell>
    </TableRow>
  );
};

type LastRun = NonNullable<TaskView['lastRun']>;

/** Yes or no, and the state if it tells more. */
const Success = ({ run, words }: { readonly run: LastRun; readonly words: Words }) => {
  const styles = useStyles();
  if (run.success === null)
    return <Status mood={runMood(run)}>{words.run.states[run.state]}</Status>;
  return (
    <span className={styles.lines}>
      <Status mood={run.success ? 'good' : runMood(run)}>
        {run.success ? words.yes : words.no}
      </Status>
      {run.state !== 'done' && (
        <Caption1 className={styles.aside}>{words.run.states[run.state]}</Caption1>
      )}
    </span>
  );
};

interface ActionsProps {
  readonly run: LastRun;
  readonly words: Words;
  readonly format: Format;
}

const Actions = ({ run, words, format }: ActionsProps) => {
  const styles = useStyles();
  if (isActive(run)) return null;
  return (
    <span className={styles.lines}>
      {actionsPerformed(run.counts, words, format).map((line) => (
        <span key={line}>{line}</span>
      ))}
    </span>
  );
};

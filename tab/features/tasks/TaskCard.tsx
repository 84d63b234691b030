import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { TaskView } from '../../../server/contract/task.ts';
import { isActive } from '../../api/run-state.ts';
import { hrefOf } from '../../navigation/route.ts';
import { useText } from '../../strings/text.ts';
import { LastSync } from './LastSync.tsx';
import { openUnlessControl } from './open-unless-control.ts';
import { Actions, Success } from './RunOutcome.tsx';
import { SyncPlan } from './SyncPlan.tsx';
import { TaskMenuSlot } from './TaskMenuSlot.tsx';
import { TaskName } from './TaskName.tsx';
import type { TaskActs } from './use-task-acts.ts';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalM,
    minWidth: 0,
    padding: tokens.spacingHorizontalL,
    cursor: 'pointer',
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    // on a brighter fill its link would lack contrast in the dark
    ':hover': { backgroundColor: tokens.colorNeutralBackground2 },
  },
  head: {
    display: 'flex',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalS,
  },
  menu: {
    flexShrink: 0,
    marginTop: `calc(-1 * ${tokens.spacingVerticalSNudge})`,
    marginRight: `calc(-1 * ${tokens.spacingHorizontalSNudge})`,
  },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 7rem) minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalMNudge,
    margin: 0,
  },
  label: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere', hyphens: 'auto' },
  value: { margin: 0, minWidth: 0, overflowWrap: 'anywhere' },
});

interface TaskCardProps {
  readonly task: TaskView;
  readonly acts: TaskActs;
  readonly mayChange: boolean;
}

/** One task as a card, with what its row tells; a click on it opens the log of its most recent run. */
export const TaskCard = ({ task, acts, mayChange }: TaskCardProps) => {
  const text = useText();
  const styles = useStyles();
  const run = task.lastRun;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: its link does the same for the keyboard
    <li
      className={styles.card}
      onClick={openUnlessControl(hrefOf({ page: 'task', taskId: task.taskId }))}
    >
      <div className={styles.head}>
        <TaskName task={task} mayChange={mayChange} />
        <span className={styles.menu}>
          <TaskMenuSlot task={task} acts={acts} mayChange={mayChange} />
        </span>
      </div>
      <dl className={styles.facts}>
        <Fact label={text('tasks.column.id')}>
          {text('tasks.idAndType', { id: task.number, type: task.type })}
        </Fact>
        {task.description && (
          <Fact label={text('tasks.column.description')}>{task.description}</Fact>
        )}
        <Fact label={text('tasks.column.periodicSync')}>
          <SyncPlan task={task} />
        </Fact>
        <Fact label={text('tasks.column.lastSync')}>
          <LastSync task={task} acts={mayChange ? acts : null} />
        </Fact>
        {run && (
          <Fact label={text('tasks.column.success')}>
            <Success run={run} />
          </Fact>
        )}
        {run && !isActive(run) && (
          <Fact label={text('tasks.column.actions')}>
            <Actions run={run} />
          </Fact>
        )}
      </dl>
    </li>
  );
};

interface FactProps {
  readonly label: string;
  readonly children: ReactNode;
}

const Fact = ({ label, children }: FactProps) => {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.label}>
        <Caption1>{label}</Caption1>
      </dt>
      <dd className={styles.value}>{children}</dd>
    </>
  );
};

import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { TaskView } from '../../../server/contract/task.ts';
import { Status } from '../../components/Status.tsx';
import { useFormat } from '../../strings/LanguageProvider.tsx';
import { useText } from '../../strings/text.ts';
import { LiveLine } from './LiveLine.tsx';

const tickMs = 15_000;
const soonMs = 60_000;
const useStyles = makeStyles({
  lines: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    rowGap: tokens.spacingVerticalXXS,
  },
  aside: { color: tokens.colorNeutralForeground3 },
});

/** The column "Periodic sync": yes or no, how often and when next; below it, how live updates stand. */
export const SyncPlan = ({ task }: { readonly task: TaskView }) => {
  const text = useText();
  const format = useFormat();
  const styles = useStyles();
  const { enabled, intervalMinutes } = task.periodicSync;
  const isOn = enabled && !task.paused;
  return (
    <div className={styles.lines}>
      {task.paused ? (
        <Status mood="waiting">{text('tasks.paused')}</Status>
      ) : (
        <Status mood={enabled ? 'good' : 'neutral'}>
          {enabled ? text('common.yes') : text('common.no')}
        </Status>
      )}
      {enabled && (
        <Caption1 className={styles.aside}>
          {text('tasks.every', { interval: format.duration(intervalMinutes * 60_000) })}
        </Caption1>
      )}
      {isOn && task.nextSyncAt !== null && <NextRun time={task.nextSyncAt} />}
      <LiveLine task={task} />
    </div>
  );
};

/** When a task is synchronised next. */
const NextRun = ({ time }: { readonly time: string }) => {
  const text = useText();
  const format = useFormat();
  const styles = useStyles();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(ticking);
  }, []);
  return (
    <Caption1 className={styles.aside}>
      <time dateTime={time} title={format.exact(time)}>
        {Date.parse(time) - now < soonMs
          ? text('tasks.nextSoon')
          : text('tasks.next', { when: format.relative(time, now) })}
      </time>
    </Caption1>
  );
};

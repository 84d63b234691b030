import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { TaskView } from '../../../server/contract/task.ts';
import { Status } from '../../components/Status.tsx';
import { useFormat } from '../../strings/LanguageProvider.tsx';
import { useText } from '../../strings/text.ts';
import { liveMoods, liveStanding } from './live-standing.ts';

const useStyles = makeStyles({ aside: { color: tokens.colorNeutralForeground3 } });

/** How the live updates of a task stand, and how fast they are. */
export const LiveLine = ({ task }: { readonly task: TaskView }) => {
  const text = useText();
  const format = useFormat();
  const styles = useStyles();
  const standing = liveStanding(task);
  if (standing === null) return null;
  const { latency } = task.liveSync;
  return (
    <>
      <Caption1>
        <Status mood={liveMoods[standing]}>{text(`tasks.live.${standing}`)}</Status>
      </Caption1>
      {standing === 'on' && latency && (
        <Caption1 className={styles.aside}>
          {text('tasks.live.latency', { time: format.duration(latency.total.p95) })}
        </Caption1>
      )}
    </>
  );
};

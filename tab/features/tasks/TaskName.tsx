import { Caption1, Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { TaskView } from '../../../server/contract/task.ts';
import { missingText } from '../../components/missing-text.ts';
import { Status } from '../../components/Status.tsx';
import { hrefOf } from '../../navigation/route.ts';
import { useText } from '../../strings/text.ts';
import { secretMood, secretText } from './secret-standing.ts';

const useStyles = makeStyles({
  lines: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    rowGap: tokens.spacingVerticalXXS,
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  aside: { color: tokens.colorNeutralForeground3 },
  name: { fontWeight: tokens.fontWeightSemibold },
});

interface TaskNameProps {
  readonly task: TaskView;
  readonly mayChange: boolean;
}

/** A task's name, which leads to its log, its tenant, and what it needs somebody for. */
export const TaskName = ({ task, mayChange }: TaskNameProps) => {
  const text = useText();
  const styles = useStyles();
  const { taskId, alerts } = task;
  const missing = missingText(task, text);
  const [first] = alerts;
  const secret = secretText(task.secretExpiresInDays, text);
  const mood = secretMood(task.secretExpiresInDays);
  const isAlerted = alerts.some(({ code }) => code.startsWith('secret-'));
  return (
    <div className={styles.lines}>
      <Link href={hrefOf({ page: 'task', taskId })} className={styles.name}>
        {task.name}
      </Link>
      {task.tenantName && <Caption1 className={styles.aside}>{task.tenantName}</Caption1>}
      {first && (
        <Caption1>
          <Status mood={alerts.some(({ severity }) => severity === 'error') ? 'bad' : 'held'}>
            {alerts.length === 1
              ? text(`tasks.alert.${first.code}`)
              : text('tasks.alerts.count', { count: alerts.length })}
          </Status>
        </Caption1>
      )}
      {missing !== null && (
        <Caption1>
          <Status mood="waiting">{missing}</Status>
        </Caption1>
      )}
      {missing !== null && mayChange && (
        <Caption1>
          <Link href={hrefOf({ page: 'setup', taskId, step: null })}>
            {text('tasks.continueSetUp')}
          </Link>
        </Caption1>
      )}
      {secret !== null && !isAlerted && (
        <Caption1 className={mergeClasses(mood === null && styles.aside)}>
          {mood === null ? secret : <Status mood={mood}>{secret}</Status>}
        </Caption1>
      )}
    </div>
  );
};

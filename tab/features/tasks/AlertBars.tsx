import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { TaskView } from '../../../server/contract/task.ts';
import { hrefOf } from '../../navigation/route.ts';
import { useFormat } from '../../strings/LanguageProvider.tsx';
import { useText } from '../../strings/text.ts';
import { alertsOf, alertText, alertWay, type TaskAlert } from './alert-guide.ts';

const shownAtFirst = 3;
const useStyles = makeStyles({
  bars: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  more: { alignSelf: 'flex-start' },
  reason: { color: tokens.colorNeutralForeground2 },
});

/** What a person should see to: of which task, what it is, what to do and where. */
export const AlertBars = ({ tasks }: { readonly tasks: readonly TaskView[] }) => {
  const text = useText();
  const styles = useStyles();
  const [isWhole, setWhole] = useState(false);
  const alerts = alertsOf(tasks);
  const rest = alerts.length - shownAtFirst;
  return (
    <section aria-label={text('tasks.alerts')} className={styles.bars}>
      {alerts.slice(0, isWhole ? undefined : shownAtFirst).map(({ task, alert }) => (
        <AlertBar key={`${task.taskId} ${alert.code}`} task={task} alert={alert} />
      ))}
      {rest > 0 && (
        <Button
          appearance="subtle"
          size="small"
          className={styles.more}
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? text('tasks.alerts.fewer') : text('tasks.alerts.more', { count: rest })}
        </Button>
      )}
    </section>
  );
};

interface AlertBarProps {
  readonly task: TaskView;
  readonly alert: TaskAlert;
}

const AlertBar = ({ task, alert }: AlertBarProps) => {
  const text = useText();
  const format = useFormat();
  const styles = useStyles();
  const { route, label } = alertWay(task, alert, text);
  const reason = alert.code === 'live-degraded' ? task.liveSync.reason : null;
  return (
    <MessageBar intent={alert.severity}>
      <MessageBarBody>
        <MessageBarTitle>
          {text('tasks.alert.of', { task: task.name, alert: text(`tasks.alert.${alert.code}`) })}
        </MessageBarTitle>{' '}
        {alertText(task, alert, text, format)}
        {reason !== null && (
          // the server words it, in English
          <div lang="en" className={styles.reason}>
            {reason}
          </div>
        )}
      </MessageBarBody>
      <MessageBarActions>
        <Button as="a" href={hrefOf(route)}>
          {label}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
};

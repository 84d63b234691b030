import { Body1, Caption1, Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import type { TaskView } from '../../../../server/contract/task.ts';
import { useFormat } from '../../../strings/LanguageProvider.tsx';
import { useText } from '../../../strings/text.ts';
import { ChoiceCard } from './ChoiceCard.tsx';
import { type Choice, intervalsWith, nextRuns } from './choice.ts';
import { timesIn } from './times-in.ts';

const useStyles = makeStyles({
  interval: { width: '16rem', maxWidth: '100%' },
  next: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXXS },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  note: { color: tokens.colorNeutralForeground3 },
});

interface PeriodicChoiceProps {
  readonly task: TaskView;
  readonly choice: Choice;
  readonly choose: (part: Partial<Choice>) => void;
  readonly mayChange: boolean;
}

/** Periodic sync: how often, and when next. */
export const PeriodicChoice = ({ task, choice, choose, mayChange }: PeriodicChoiceProps) => {
  const text = useText();
  const format = useFormat();
  const styles = useStyles();
  const next = nextRuns(choice, task, Date.now());
  const zoned = timesIn(task.timeZone, next);
  return (
    <ChoiceCard
      title={text('enable.periodic')}
      text={text('enable.periodicText')}
      isOn={choice.periodic}
      isDisabled={!mayChange}
      change={(periodic) => choose({ periodic })}
    >
      {choice.periodic && (
        <>
          <Field label={text('enable.interval')} className={styles.interval}>
            <Select
              disabled={!mayChange}
              value={String(choice.intervalMinutes)}
              onChange={(_event, { value }) => choose({ intervalMinutes: Number(value) })}
            >
              {intervalsWith(task.periodicSync.intervalMinutes).map((minutes) => (
                <option key={minutes} value={minutes}>
                  {text('tasks.every', { interval: format.duration(minutes * 60_000) })}
                </option>
              ))}
            </Select>
          </Field>
          <div className={styles.next}>
            <Body1>{text('enable.next')}</Body1>
            <ul className={styles.list}>
              {next.map((time, place) => (
                <li key={time}>
                  <time dateTime={new Date(time).toISOString()}>
                    {format.dateTime(new Date(time).toISOString())}
                  </time>
                  {zoned && (
                    <Caption1 className={styles.note}>
                      {' '}
                      {text('enable.inZone', { time: zoned[place] ?? '', zone: task.timeZone })}
                    </Caption1>
                  )}
                </li>
              ))}
            </ul>
          </div>
        </>
      )}
    </ChoiceCard>
  );
};

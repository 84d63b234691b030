import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular, DismissRegular } from '@fluentui/react-icons';
import { useRef } from 'react';
import { actionValues } from '../../../../server/contract/action.ts';
import { useText } from '../../../strings/text.ts';
import type { ValueError } from './draft-actions.ts';
import { nextTime } from './next-time.ts';
import { TimeInput } from './TimeInput.tsx';
import { ValueGroup } from './ValueGroup.tsx';

const most = 24;
const useStyles = makeStyles({
  times: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  time: { display: 'flex', alignItems: 'center' },
});

interface TimesValueProps {
  readonly label: string;
  readonly times: readonly string[];
  readonly error: ValueError | null;
  readonly timeZone: string;
  readonly change: (times: readonly string[]) => void;
}

/** Times of the day in the task's time zone; none means that nothing is sent. */
export const TimesValue = ({ label, times, error, timeZone, change }: TimesValueProps) => {
  const text = useText();
  const styles = useStyles();
  const list = useRef<HTMLUListElement>(null);
  const focusOn = (place: number): void => {
    requestAnimationFrame(() => {
      const inputs = list.current?.querySelectorAll('input') ?? [];
      const last = [...inputs].at(place);
      (last ?? list.current?.querySelector('button'))?.focus();
    });
  };
  const add = (): void => {
    change([...times, nextTime(times)]);
    focusOn(-1);
  };
  const remove = (index: number): void => {
    change(times.filter((_, place) => place !== index));
    focusOn(Math.max(0, index - 1));
  };
  const wrong = error && (error.code === 'same-time' ? 'sameTime' : 'time');
  return (
    <ValueGroup
      label={label}
      error={wrong && text(`wizard.actions.error.${wrong}`)}
      hints={[
        ...(times.length === 0 ? [text('wizard.actions.timesEmpty')] : []),
        text('wizard.actions.timesZone', { zone: timeZone }),
      ]}
    >
      <ul ref={list} className={styles.times}>
        {times.map((time, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a time that is edited stays in its place
          <li key={index} className={styles.time}>
            <TimeInput
              label={text('wizard.actions.time', { name: label, number: index + 1 })}
              time={time}
              isWrong={times.indexOf(time) < index || !isTime(time)}
              change={(value) => change(times.map((one, place) => (place === index ? value : one)))}
            />
            <Button
              appearance="subtle"
              icon={<DismissRegular />}
              aria-label={text('wizard.actions.removeTime', { time: time || '--:--' })}
              onClick={() => remove(index)}
            />
          </li>
        ))}
        <li>
          <Button icon={<AddRegular />} disabledFocusable={times.length >= most} onClick={add}>
            {text('wizard.actions.addTime')}
          </Button>
        </li>
      </ul>
    </ValueGroup>
  );
};

const isTime = (time: string): boolean => actionValues.times.safeParse([time]).success;

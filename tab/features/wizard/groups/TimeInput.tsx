import { Input, makeStyles } from '@fluentui/react-components';
import { asTime } from './as-time.ts';

const useStyles = makeStyles({ time: { width: '6rem' } });

interface TimeInputProps {
  readonly label: string;
  readonly time: string;
  readonly isWrong: boolean;
  readonly change: (time: string) => void;
}

/** A time of the day as the service writes it, whatever clock the browser shows; `8` and `0800` become `08:00`. */
export const TimeInput = ({ label, time, isWrong, change }: TimeInputProps) => (
  <Input
    className={useStyles().time}
    aria-label={label}
    aria-invalid={isWrong}
    placeholder="HH:MM"
    maxLength={5}
    value={time}
    onChange={(_event, { value }) => change(value)}
    onBlur={() => {
      const written = asTime(time);
      if (written !== time) change(written);
    }}
  />
);

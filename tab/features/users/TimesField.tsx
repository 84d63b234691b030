import { Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useText } from '../../strings/text.ts';
import type { FieldProps } from './field-props.ts';
import { readTimes } from './user-draft.ts';

type Mode = 'unset' | 'none' | 'times';
const modes = ['unset', 'none', 'times'] as const satisfies readonly Mode[];
const useStyles = makeStyles({
  field: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
});
const modeOf = (value: readonly string[] | null): Mode => {
  if (value === null) return 'unset';
  return value.length === 0 ? 'none' : 'times';
};

/** Times of the day, none at all, or the service's default. */
export const TimesField = ({
  label,
  hint,
  value,
  change,
}: FieldProps<readonly string[] | null>) => {
  const text = useText();
  const styles = useStyles();
  const [mode, setMode] = useState<Mode>(modeOf(value));
  const [typed, setTyped] = useState(value?.join(', ') ?? '');
  const isWrong = mode === 'times' && readTimes(typed) === null;
  const tell = (next: Mode, times: string): void => {
    setMode(next);
    setTyped(times);
    if (next === 'times') change(readTimes(times) ?? undefined);
    else change(next === 'none' ? [] : null);
  };
  return (
    <div className={styles.field}>
      <Field label={label} hint={hint}>
        <Select
          value={mode}
          onChange={(_event, { value: chosen }) =>
            tell(modes.find((one) => one === chosen) ?? 'unset', typed)
          }
        >
          <option value="unset">{text('users.unset')}</option>
          <option value="none">{text('users.times.none')}</option>
          <option value="times">{text('users.times.at')}</option>
        </Select>
      </Field>
      {mode === 'times' && (
        <Field
          label={text('users.times.label', { setting: label })}
          hint={text('users.times.hint')}
          validationState={isWrong ? 'error' : 'none'}
          validationMessage={isWrong ? text('users.times.wrong') : undefined}
        >
          <Input value={typed} onChange={(_event, data) => tell('times', data.value)} />
        </Field>
      )}
    </div>
  );
};

import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { useFormat } from '../../strings/LanguageProvider.tsx';
import { useText } from '../../strings/text.ts';
import type { FieldProps } from './field-props.ts';
import { readMegabytes } from './user-draft.ts';

interface QuotaFieldProps extends FieldProps<number | null> {
  /** The largest quota that is accepted, in megabytes. */
  readonly most: number;
}

/** A quota in megabytes; empty = the service's default. */
export const QuotaField = ({ label, hint, value, most, change }: QuotaFieldProps) => {
  const text = useText();
  const format = useFormat();
  const [typed, setTyped] = useState(value === null ? '' : String(value));
  const isWrong = typed.trim() !== '' && readMegabytes(typed, most) === null;
  const limit = text('users.quota.hint', { most: format.number(most) });
  return (
    <Field
      label={label}
      hint={hint === undefined ? limit : `${limit} ${hint}`}
      validationState={isWrong ? 'error' : 'none'}
      validationMessage={
        isWrong ? text('users.quota.wrong', { most: format.number(most) }) : undefined
      }
    >
      <Input
        inputMode="numeric"
        value={typed}
        placeholder={text('users.default')}
        contentAfter="MB"
        onChange={(_event, data) => {
          setTyped(data.value);
          if (data.value.trim() === '') change(null);
          else change(readMegabytes(data.value, most) ?? undefined);
        }}
      />
    </Field>
  );
};

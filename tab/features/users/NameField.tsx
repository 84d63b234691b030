import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { useText } from '../../strings/text.ts';
import type { FieldProps } from './field-props.ts';

/** The name of a user, which must not be blank. */
export const NameField = ({ label, hint, value, change }: FieldProps<string>) => {
  const text = useText();
  const [typed, setTyped] = useState(value);
  const isBlank = typed.trim() === '';
  return (
    <Field
      label={label}
      hint={hint}
      required
      validationState={isBlank ? 'error' : 'none'}
      validationMessage={isBlank ? text('users.edit.nameMissing') : undefined}
    >
      <Input
        value={typed}
        maxLength={256}
        onChange={(_event, { value: next }) => {
          setTyped(next);
          change(next.trim() === '' ? undefined : next.trim());
        }}
      />
    </Field>
  );
};

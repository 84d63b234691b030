import { Field, Select } from '@fluentui/react-components';
import { useText } from '../../strings/text.ts';
import type { FieldProps } from './field-props.ts';

interface ChoiceFieldProps<Choice extends string> extends FieldProps<Choice | null> {
  readonly choices: readonly { readonly value: Choice; readonly label: string }[];
}

/** One of a few values, or none: the service's default. */
export const ChoiceField = <Choice extends string>({
  label,
  hint,
  value,
  choices,
  change,
}: ChoiceFieldProps<Choice>) => {
  const text = useText();
  return (
    <Field label={label} hint={hint}>
      <Select
        value={value ?? ''}
        onChange={(_event, { value: chosen }) =>
          change(choices.find((one) => one.value === chosen)?.value ?? null)
        }
      >
        <option value="">{text('users.unset')}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </Select>
    </Field>
  );
};

/** Yes, no, or the service's default. */
export const YesNoField = ({ value, change, ...field }: FieldProps<boolean | null>) => {
  const text = useText();
  return (
    <ChoiceField
      {...field}
      value={value === null ? null : value ? 'yes' : 'no'}
      choices={[
        { value: 'yes', label: text('common.yes') },
        { value: 'no', label: text('common.no') },
      ]}
      change={(chosen) => change(chosen === null ? null : chosen === 'yes')}
    />
  );
};

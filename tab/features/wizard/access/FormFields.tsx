import {
  Field,
  Input,
  makeStyles,
  Select,
  Switch,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Controller } from 'react-hook-form';
import { controlId, type FormField } from './form-values.ts';
import type { AccessFormModel } from './use-access-form.ts';

const useStyles = makeStyles({
  // stands under the labels around it
  switch: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
  // a list of long names would otherwise be as wide as the longest
  choice: { gridTemplateColumns: 'minmax(0, 1fr)' },
});

interface FieldProps {
  readonly model: AccessFormModel;
  readonly name: FormField;
  readonly label: string;
  /** What may be entered; the server's rule. */
  readonly hint?: string;
}

interface TextFieldProps extends FieldProps {
  readonly isRequired?: boolean;
  readonly type?: 'text' | 'date' | 'number' | 'password';
  readonly min?: string;
  readonly max?: string;
  /** The unit, after the value. */
  readonly unit?: string;
  /** What is worth knowing about the value although it may be saved. */
  readonly warning?: string | null;
  readonly isFocused?: boolean;
}

/** One line of text, a day or a number; says what is wrong with it at the field. */
export const TextField = ({
  model,
  name,
  label,
  hint,
  isRequired = false,
  type = 'text',
  min,
  max,
  unit,
  warning,
  isFocused = false,
}: TextFieldProps) => (
  <Controller
    name={name}
    control={model.form.control}
    render={({ field: { onChange, onBlur, ...field }, fieldState: { error } }) => (
      <Field
        label={{ children: label, htmlFor: controlId(name) }}
        hint={hint}
        required={isRequired}
        validationState={error ? 'error' : warning ? 'warning' : 'none'}
        validationMessage={error?.message ?? warning}
      >
        <Input
          {...field}
          id={controlId(name)}
          onBlur={() => {
            onBlur();
            model.left(name);
          }}
          type={type}
          min={min}
          max={max}
          contentAfter={unit}
          autoComplete="off"
          spellCheck={false}
          autoFocus={isFocused}
          inputMode={type === 'number' ? 'numeric' : undefined}
          onChange={(_, { value }) => {
            onChange(value);
            model.typed(name);
          }}
        />
      </Field>
    )}
  />
);

/** Several lines of text. */
export const LongTextField = ({ model, name, label, hint }: FieldProps) => (
  <Controller
    name={name}
    control={model.form.control}
    render={({ field: { onChange, onBlur, ...field }, fieldState: { error } }) => (
      <Field
        label={{ children: label, htmlFor: controlId(name) }}
        hint={hint}
        validationState={error ? 'error' : 'none'}
        validationMessage={error?.message}
      >
        <Textarea
          {...field}
          id={controlId(name)}
          onBlur={() => {
            onBlur();
            model.left(name);
          }}
          resize="vertical"
          onChange={(_, { value }) => {
            onChange(value);
            model.typed(name);
          }}
        />
      </Field>
    )}
  />
);

interface ChoiceFieldProps extends FieldProps {
  readonly children: ReactNode;
}

/** One of several; its children are the options. */
export const ChoiceField = ({ model, name, label, hint, children }: ChoiceFieldProps) => {
  const styles = useStyles();
  return (
    <Controller
      name={name}
      control={model.form.control}
      render={({ field: { onChange, onBlur, ...field }, fieldState: { error } }) => (
        <Field
          className={styles.choice}
          label={{ children: label, htmlFor: controlId(name) }}
          hint={hint}
          validationState={error ? 'error' : 'none'}
          validationMessage={error?.message}
        >
          <Select
            {...field}
            id={controlId(name)}
            onBlur={onBlur}
            onChange={(_, { value }) => {
              onChange(value);
              model.typed(name);
            }}
          >
            {children}
          </Select>
        </Field>
      )}
    />
  );
};

/** On or off. */
export const SwitchField = ({ model, name, label, hint }: FieldProps) => {
  const styles = useStyles();
  return (
    <Controller
      name={name}
      control={model.form.control}
      render={({ field: { onChange, value, ...field } }) => (
        <Field hint={hint}>
          <Switch
            {...field}
            className={styles.switch}
            id={controlId(name)}
            label={label}
            checked={value === 'true'}
            onChange={(_, { checked }) => {
              onChange(String(checked));
              model.typed(name);
            }}
          />
        </Field>
      )}
    />
  );
};

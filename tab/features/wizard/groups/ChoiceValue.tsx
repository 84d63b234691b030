import { Radio, RadioGroup } from '@fluentui/react-components';
import { useText } from '../../../strings/text.ts';
import type { ActionName } from './draft-actions.ts';

interface ChoiceValueProps {
  readonly action: ActionName;
  readonly label: string;
  readonly value: string;
  readonly options: readonly string[];
  readonly change: (value: string) => void;
}

/** Chooses one of a few values; each with the name the service gives it. */
export const ChoiceValue = ({ action, label, value, options, change }: ChoiceValueProps) => {
  const text = useText();
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      onChange={(_event, { value: next }) => change(next)}
    >
      {options.map((option) => (
        <Radio
          key={option}
          value={option}
          label={text.code(`wizard.actions.choice.${action}`, option)}
        />
      ))}
    </RadioGroup>
  );
};

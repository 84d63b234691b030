import { Field, Input } from '@fluentui/react-components';
import { type ReactNode, useRef, useState } from 'react';
import { useText } from '../../strings/text.ts';

interface TypedNumber {
  /** The field to type it into; null where nobody is to be disabled. */
  readonly field: ReactNode;
  /** Whether it was typed; if not, the field says so and has the focus. */
  readonly check: () => boolean;
  readonly reset: () => void;
}

/** Has somebody type how many users he is about to disable; asks for nothing where it is none. */
export const useTypedNumber = (disables: number): TypedNumber => {
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  return {
    field: disables > 0 && (
      <Field
        label={text('changes.typeNumber', { count: disables })}
        validationState={isWrong ? 'error' : 'none'}
        validationMessage={isWrong ? text('changes.typeNumberWrong', { count: disables }) : null}
      >
        <Input
          ref={input}
          inputMode="numeric"
          autoComplete="off"
          value={typed}
          onChange={(_event, { value }) => {
            setTyped(value);
            setWrong(false);
          }}
        />
      </Field>
    ),
    check: () => {
      // as it is shown, with any grouping of its digits
      const isRight = disables === 0 || typed.replace(/\D/g, '') === String(disables);
      setWrong(!isRight);
      if (!isRight) input.current?.focus();
      return isRight;
    },
    reset: () => {
      setTyped('');
      setWrong(false);
    },
  };
};

import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { ArrowUndoRegular } from '@fluentui/react-icons';
import { useEffect, useRef } from 'react';
import { useText } from '../../../strings/text.ts';

interface UndoBarProps {
  /** What was done. */
  readonly message: string;
  readonly undo: () => void;
}

/** Takes back the last act. It takes the focus, as what had it may be gone. */
export const UndoBar = ({ message, undo }: UndoBarProps) => {
  const text = useText();
  const button = useRef<HTMLButtonElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each act anew
  useEffect(() => button.current?.focus(), [message]);
  return (
    <MessageBar intent="info">
      <MessageBarBody>{message}</MessageBarBody>
      <MessageBarActions>
        <Button ref={button} icon={<ArrowUndoRegular />} onClick={undo}>
          {text('wizard.actions.undo')}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
};

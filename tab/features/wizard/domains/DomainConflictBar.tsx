import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useText } from '../../../strings/text.ts';

interface DomainConflictBarProps {
  readonly saveOnTop: () => void;
  readonly discard: () => void;
}

/** Somebody else saved other domains meanwhile: the two ways on. */
export const DomainConflictBar = ({ saveOnTop, discard }: DomainConflictBarProps) => {
  const text = useText();
  return (
    <MessageBar intent="warning" layout="multiline" role="alert">
      <MessageBarBody>{text('wizard.domains.conflict')}</MessageBarBody>
      <MessageBarActions>
        <Button onClick={saveOnTop}>{text('wizard.groups.conflict.onTop')}</Button>
        <Button onClick={discard}>{text('wizard.groups.conflict.discard')}</Button>
      </MessageBarActions>
    </MessageBar>
  );
};

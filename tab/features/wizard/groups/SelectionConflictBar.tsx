import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import { useText } from '../../../strings/text.ts';
import type { SelectionConflict } from './selection-draft.ts';

interface SelectionConflictBarProps {
  readonly conflict: SelectionConflict;
  readonly saveOnTop: () => void;
  readonly discard: () => void;
}

/** Somebody else saved another selection meanwhile: what that changed, and the two ways on. */
export const SelectionConflictBar = ({
  conflict,
  saveOnTop,
  discard,
}: SelectionConflictBarProps) => {
  const text = useText();
  const { added, removed, isOrderChanged } = conflict;
  return (
    <MessageBar intent="warning" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{text('wizard.groups.conflict')}</MessageBarTitle>{' '}
        {added.length > 0 && text('wizard.groups.conflict.added', { groups: added.join(', ') })}{' '}
        {removed > 0 && text('wizard.groups.conflict.removed', { count: removed })}{' '}
        {isOrderChanged && text('wizard.groups.conflict.order')}
      </MessageBarBody>
      <MessageBarActions>
        <Button onClick={saveOnTop}>{text('wizard.groups.conflict.onTop')}</Button>
        <Button onClick={discard}>{text('wizard.groups.conflict.discard')}</Button>
      </MessageBarActions>
    </MessageBar>
  );
};

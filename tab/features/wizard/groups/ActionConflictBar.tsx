import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import type { GroupActionView } from '../../../../server/contract/action.ts';
import { useFormat } from '../../../strings/LanguageProvider.tsx';
import { useText } from '../../../strings/text.ts';
import { actionLabel, actionValueText } from './action-text.ts';

interface ActionConflictBarProps {
  /** What somebody else saved. */
  readonly actions: readonly GroupActionView[];
  readonly overwrite: () => void;
  readonly discard: () => void;
}

/** Somebody else changed the actions meanwhile: what they are now, and the two ways on. */
export const ActionConflictBar = ({ actions, overwrite, discard }: ActionConflictBarProps) => {
  const text = useText();
  const format = useFormat();
  const now = actions
    .map((one) => `${actionLabel(one.action, text)}: ${actionValueText(one, text, format)}`)
    .join('; ');
  return (
    <MessageBar intent="warning" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{text('wizard.actions.conflict')}</MessageBarTitle>{' '}
        {text('wizard.actions.conflictText', { actions: now || text('common.none') })}
      </MessageBarBody>
      <MessageBarActions>
        <Button onClick={overwrite}>{text('wizard.actions.conflict.overwrite')}</Button>
        <Button onClick={discard}>{text('wizard.groups.conflict.discard')}</Button>
      </MessageBarActions>
    </MessageBar>
  );
};

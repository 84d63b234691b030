import { Button } from '@fluentui/react-components';
import { useText } from '../../../strings/text.ts';
import { LockableButton } from '../domains/SelectionFooter.tsx';
import { WizardFooter } from '../WizardFooter.tsx';

interface ActionsFooterProps {
  readonly backHref: string;
  readonly isDirty: boolean;
  readonly isSaving: boolean;
  /** A value is not valid. */
  readonly isWrong: boolean;
  readonly save: () => void;
  readonly discard: () => void;
}

/** Says that actions are not saved, and offers to save or discard them. */
export const ActionsFooter = (props: ActionsFooterProps) => {
  const { isDirty, isSaving, isWrong, save, discard, backHref } = props;
  const text = useText();
  const why = isDirty
    ? isWrong
      ? text('wizard.actions.correctFirst')
      : null
    : text('wizard.select.nothingToSave');
  return (
    <WizardFooter
      backHref={backHref}
      state={<span role="status">{isDirty ? text('wizard.actions.unsaved') : ''}</span>}
      secondary={
        isDirty && (
          <Button disabledFocusable={isSaving} onClick={discard}>
            {text('wizard.actions.discard')}
          </Button>
        )
      }
      primary={
        <LockableButton
          label={text('common.save')}
          why={why}
          isPrimary
          isBusy={isSaving}
          act={save}
        />
      }
    />
  );
};

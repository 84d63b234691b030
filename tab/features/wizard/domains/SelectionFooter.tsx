import { Button, Spinner, Tooltip } from '@fluentui/react-components';
import { goTo } from '../../../navigation/use-route.ts';
import { useText } from '../../../strings/text.ts';
import { WizardFooter } from '../WizardFooter.tsx';

interface SelectionFooterProps {
  /** How much is selected, in words. */
  readonly state: string;
  readonly mayChange: boolean;
  /** Something is not saved yet. */
  readonly isDirty: boolean;
  readonly isBusy: boolean;
  /** Why nothing can be saved; null = it can. */
  readonly saveLocked: string | null;
  /** Why there is no next step yet; null = there is. */
  readonly nextLocked: string | null;
  /** Saves; tells whether that worked. */
  readonly save: () => Promise<boolean>;
  readonly backHref: string;
  readonly nextHref: string;
}

/** The foot of a step in which something is selected: Save, and Next, which saves before it goes on. */
export const SelectionFooter = (props: SelectionFooterProps) => {
  const { isDirty, isBusy, mayChange, saveLocked, nextLocked, save, backHref, nextHref } = props;
  const text = useText();
  if (!mayChange) return <WizardFooter {...{ backHref, nextHref }} state={props.state} />;
  const goOn = async (): Promise<void> => {
    if (!isDirty || (await save())) goTo(nextHref);
  };
  const whyNoSave = saveLocked ?? (isDirty ? null : text('wizard.select.nothingToSave'));
  const whyNoNext = nextLocked ?? (isDirty ? saveLocked : null);
  return (
    <WizardFooter
      backHref={backHref}
      state={<span role="status">{props.state}</span>}
      secondary={
        <LockableButton
          label={text('common.save')}
          why={whyNoSave}
          isBusy={isBusy}
          act={() => void save()}
        />
      }
      primary={
        <LockableButton
          label={text('common.next')}
          why={whyNoNext}
          isPrimary
          isBusy={isBusy}
          act={() => void goOn()}
        />
      }
    />
  );
};

interface LockableButtonProps {
  readonly label: string;
  /** Why it does nothing now; it can be reached all the same. */
  readonly why: string | null;
  readonly isPrimary?: boolean;
  readonly isBusy?: boolean;
  readonly act: () => void;
}

/** A button that says why it is locked. */
export const LockableButton = (props: LockableButtonProps) => {
  const { label, why, isPrimary = false, isBusy = false, act } = props;
  const button = (
    <Button
      appearance={isPrimary ? 'primary' : 'secondary'}
      disabledFocusable={why !== null || isBusy}
      icon={isBusy && isPrimary ? <Spinner size="extra-tiny" /> : undefined}
      onClick={act}
    >
      {label}
    </Button>
  );
  if (why === null) return button;
  return (
    <Tooltip content={why} relationship="description">
      {button}
    </Tooltip>
  );
};

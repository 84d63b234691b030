import { Avatar, CompoundButton, makeStyles } from '@fluentui/react-components';
import type { SampleAdmin } from '../../api/sample-sign-in.ts';
import { useText } from '../../strings/text.ts';

const useStyles = makeStyles({
  button: { width: '100%', justifyContent: 'flex-start', maxWidth: 'none' },
});

interface SampleAdminButtonProps {
  readonly sample: SampleAdmin;
  readonly disabled: boolean;
  readonly choose: () => void;
}

/** One sample administrator, with company and roles. */
export const SampleAdminButton = ({ sample, disabled, choose }: SampleAdminButtonProps) => {
  const text = useText();
  const roles = sample.roles.join(', ') || text('signIn.noRole');
  return (
    <CompoundButton
      className={useStyles().button}
      icon={<Avatar name={sample.name} color="colorful" size={40} aria-hidden />}
      secondaryContent={`${sample.tenant} · ${roles}`}
      disabledFocusable={disabled}
      onClick={choose}
    >
      {text('signIn.as', { name: sample.name })}
    </CompoundButton>
  );
};

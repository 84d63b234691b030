import { Avatar, CompoundButton, makeStyles } from '@fluentui/react-components';
import type { SampleAdmin } from '../../api/sample-sign-in.ts';
import { useWords } from '../../strings/words.ts';

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
  const { signIn } = useWords();
  const roles = sample.roles.join(', ') || signIn.noRole;
  return (
    <CompoundButton
      className={useStyles().button}
      icon={<Avatar name={sample.name} color="colorful" size={40} aria-hidden />}
      secondaryContent={`${sample.tenant} · ${roles}`}
      disabledFocusable={disabled}
      onClick={choose}
    >
      {signIn.as(sample.name)}
    </CompoundButton>
  );
};

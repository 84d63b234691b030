import { Avatar, Button, Caption1, makeStyles, Text, tokens } from '@fluentui/react-components';
import { SignOutRegular } from '@fluentui/react-icons';
import type { MeView } from '../../server/contract/me.ts';
import { useWords } from '../strings/words.ts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    minHeight: '48px',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXXL}`,
    boxSizing: 'border-box',
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 480px)': {
      padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    },
  },
  person: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
  who: { display: 'flex', flexDirection: 'column' },
});

interface TopBarProps {
  readonly me: MeView | null;
  readonly signOut: (() => void) | null;
}

/** The product's name, who is signed in, and the way out. */
export const TopBar = ({ me, signOut }: TopBarProps) => {
  const words = useWords();
  const styles = useStyles();
  return (
    <header className={styles.bar}>
      <Text weight="semibold">{words.product}</Text>
      <div className={styles.person}>
        {me && (
          <>
            <Avatar name={me.name} size={28} color="colorful" aria-hidden />
            <div className={styles.who}>
              <Text size={200} weight="semibold">
                {words.signIn.signedInAs(me.name)}
              </Text>
              <Caption1>{words.signIn.roles(me.roles.join(', '))}</Caption1>
            </div>
          </>
        )}
        {signOut && (
          <Button appearance="subtle" icon={<SignOutRegular />} onClick={signOut}>
            {words.signIn.signOut}
          </Button>
        )}
      </div>
    </header>
  );
};

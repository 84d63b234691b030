import {
  Button,
  Caption1,
  makeStyles,
  mergeClasses,
  Text,
  tokens,
} from '@fluentui/react-components';
import { SignOutRegular } from '@fluentui/react-icons';
import { lazy, Suspense } from 'react';
import type { MeView } from '../../server/contract/me.ts';
import { visuallyHidden } from '../components/visually-hidden.ts';
import { useText } from '../strings/text.ts';
import { MainNavigation } from './MainNavigation.tsx';
import { SkipLink } from './SkipLink.tsx';

const PersonAvatar = lazy(async () => ({
  default: (await import('./PersonAvatar.tsx')).PersonAvatar,
}));

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXXXL,
    padding: `0 ${tokens.spacingHorizontalXXL}`,
    boxSizing: 'border-box',
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 480px)': {
      flexWrap: 'nowrap',
      columnGap: tokens.spacingHorizontalS,
      padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    },
  },
  product: { whiteSpace: 'nowrap' },
  wideOnly: { '@media (max-width: 640px)': { display: 'none' } },
  person: {
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    marginLeft: 'auto',
    minWidth: 0,
    padding: `${tokens.spacingVerticalXS} 0`,
  },
  avatar: { flexShrink: 0, width: tokens.fontSizeHero700 },
  who: {
    display: 'flex',
    flexDirection: 'column',
    minWidth: 0,
    // where there is no room for it, for screen readers only: the initials stay
    '@media (max-width: 640px)': visuallyHidden,
  },
  line: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  roles: { color: tokens.colorNeutralForeground3 },
  signOut: { whiteSpace: 'nowrap', '@media (max-width: 640px)': { minWidth: 0 } },
});

interface TopBarProps {
  readonly me: MeView | null;
  /** Null where the host signs in and out; it shows the name of the app, too. */
  readonly signOut: (() => void) | null;
}

/** The sections of the tab, who is signed in, and the way out. */
export const TopBar = ({ me, signOut }: TopBarProps) => {
  const text = useText();
  const styles = useStyles();
  return (
    <header className={styles.bar}>
      <SkipLink />
      {signOut && (
        <Text weight="semibold" className={mergeClasses(styles.product, styles.wideOnly)}>
          {text('common.product')}
        </Text>
      )}
      {me && <MainNavigation />}
      <div className={styles.person}>
        {me && <Person me={me} />}
        {signOut && (
          <Button
            appearance="subtle"
            icon={<SignOutRegular />}
            aria-label={text('signIn.signOut')}
            className={styles.signOut}
            onClick={signOut}
          >
            <span className={styles.wideOnly}>{text('signIn.signOut')}</span>
          </Button>
        )}
      </div>
    </header>
  );
};

const Person = ({ me }: { readonly me: MeView }) => {
  const text = useText();
  const styles = useStyles();
  return (
    <>
      <span className={styles.avatar}>
        <Suspense>
          <PersonAvatar name={me.name} />
        </Suspense>
      </span>
      <div className={styles.who}>
        <Text size={200} weight="semibold" className={styles.line}>
          {text('signIn.signedInAs', { name: me.name })}
        </Text>
        <Caption1 className={mergeClasses(styles.line, styles.roles)}>
          {text('signIn.roles', { roles: me.roles.join(', ') })}
        </Caption1>
      </div>
    </>
  );
};

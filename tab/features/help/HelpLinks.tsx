import { Link, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { OpenRegular } from '@fluentui/react-icons';
import { HiddenText } from '../../components/LiveStatus.tsx';
import { useText } from '../../strings/text.ts';

const links = [
  { label: 'help.link.manual', href: 'https://docs.seppmail.com/en/cloud/' },
  {
    label: 'help.link.register',
    href: 'https://learn.microsoft.com/entra/identity-platform/quickstart-register-app',
  },
  {
    label: 'help.link.consent',
    href: 'https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent',
  },
  { label: 'help.link.api', href: '/api/openapi.json' },
] as const;
const useStyles = makeStyles({
  links: {
    ...typographyStyles.body1,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalM,
  },
  link: { display: 'inline-flex', alignItems: 'center', columnGap: tokens.spacingHorizontalXS },
});

/** Where to read on; every link leaves the tab and says so. */
export const HelpLinks = () => {
  const text = useText();
  const styles = useStyles();
  return (
    <ul className={styles.links}>
      {links.map(({ label, href }) => (
        <li key={href}>
          <Link href={href} target="_blank" rel="noreferrer" className={styles.link}>
            {text(label)}
            <OpenRegular aria-hidden />
            <HiddenText text={text('help.link.newWindow')} />
          </Link>
        </li>
      ))}
    </ul>
  );
};

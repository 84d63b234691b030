import { Body1, Link, makeStyles, tokens } from '@fluentui/react-components';
import { OpenRegular } from '@fluentui/react-icons';
import { CopyButton } from '../../../components/CopyButton.tsx';
import { useText } from '../../../strings/text.ts';
import { consentLink, portalLink, type TypedIds } from './app-scripts.ts';
import { Disclosure } from './Disclosure.tsx';
import { neededPermissions } from './permissions.ts';
import { Scripts } from './Scripts.tsx';

const useStyles = makeStyles({
  guide: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL },
  steps: {
    margin: 0,
    paddingLeft: tokens.spacingHorizontalXXL,
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalS,
    maxWidth: '80ch',
  },
  permissions: {
    margin: `${tokens.spacingVerticalXS} 0 0`,
    paddingLeft: tokens.spacingHorizontalL,
  },
  name: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere' },
  title: { margin: 0, fontWeight: tokens.fontWeightSemibold, fontSize: 'inherit' },
  part: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  link: { overflowWrap: 'anywhere' },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalM,
    alignItems: 'center',
  },
});

/** How to register the app in Entra, by hand or by script, and how somebody else consents to it. */
export const AppGuide = ({ ids }: { readonly ids: TypedIds }) => {
  const text = useText();
  const styles = useStyles();
  return (
    <Disclosure title={text('wizard.guide.title')}>
      <div className={styles.guide}>
        <div className={styles.part}>
          <h4 className={styles.title}>{text('wizard.guide.byHand')}</h4>
          <ol className={styles.steps}>
            <li>{text('wizard.guide.register')}</li>
            <li>{text('wizard.guide.ids')}</li>
            <li>
              {text('wizard.guide.permissions')}
              <ul className={styles.permissions}>
                {neededPermissions.map(({ name }) => (
                  <li key={name}>
                    <span className={styles.name}>{name}</span> (
                    {text.code('wizard.permission', name)})
                  </li>
                ))}
              </ul>
            </li>
            <li>{text('wizard.guide.consent')}</li>
            <li>{text('wizard.guide.secret')}</li>
          </ol>
          <ExternalLink href={portalLink(ids)} label={text('wizard.guide.portal')} />
        </div>
        <div className={styles.part}>
          <h4 className={styles.title}>{text('wizard.guide.byScript')}</h4>
          <Body1>{text('wizard.guide.scriptText')}</Body1>
          <Scripts ids={ids} />
        </div>
        <Consent ids={ids} />
      </div>
    </Disclosure>
  );
};

/** The link for an administrator who may consent, if it is somebody else. */
const Consent = ({ ids }: { readonly ids: TypedIds }) => {
  const text = useText();
  const styles = useStyles();
  const link = consentLink(ids);
  return (
    <div className={styles.part}>
      <h4 className={styles.title}>{text('wizard.guide.consentLink')}</h4>
      <Body1>{text(link ? 'wizard.guide.consentText' : 'wizard.guide.consentNotYet')}</Body1>
      {link && (
        <div className={styles.actions}>
          <ExternalLink href={link} label={text('wizard.guide.consentOpen')} />
          <CopyButton value={link} label={text('wizard.guide.consentCopy')} />
        </div>
      )}
    </div>
  );
};

interface ExternalLinkProps {
  readonly href: string;
  readonly label: string;
}

/** Leaves the tab, and says so. */
const ExternalLink = ({ href, label }: ExternalLinkProps) => (
  <Link href={href} target="_blank" rel="noreferrer">
    {label} <OpenRegular aria-hidden />
  </Link>
);

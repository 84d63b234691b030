import {
  Body1,
  Button,
  Input,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { ShieldKeyholeRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { CopyButton } from '../../components/CopyButton.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useText } from '../../strings/text.ts';
import type { Consent } from '../../teams/host.ts';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL },
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'center',
    gap: tokens.spacingHorizontalS,
  },
  admin: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  link: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  address: { flex: '1 1 16rem', minWidth: 0 },
  reason: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
});

interface ConsentNeededProps {
  readonly consent: Consent;
  /** What the host answered instead of a sign-in. */
  readonly reason: string;
  /** Signs in again. */
  readonly retry: () => unknown;
}

/** Where the host may not sign the person in yet: how to allow it, oneself or by an administrator. */
export const ConsentNeeded = ({ consent, reason, retry }: ConsentNeededProps) => {
  const text = useText();
  const styles = useStyles();
  const [isAsking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const ask = async (): Promise<void> => {
    setAsking(true);
    setRefusal(null);
    try {
      await consent.ask();
      await retry();
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : String(error));
    } finally {
      setAsking(false);
    }
  };
  return (
    <div className={styles.page}>
      {refusal !== null && (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>
            <MessageBarTitle>{text('signIn.notGranted')}</MessageBarTitle>{' '}
            {text('signIn.reason', { reason: refusal })}
          </MessageBarBody>
        </MessageBar>
      )}
      <EmptyState
        icon={<ShieldKeyholeRegular />}
        title={text('problem.title.no-token')}
        text={
          <>
            <span>{text('signIn.consentText')}</span>
            <span className={styles.reason}>{text('signIn.reason', { reason })}</span>
          </>
        }
        action={
          <div className={styles.buttons}>
            <Button appearance="primary" disabledFocusable={isAsking} onClick={() => void ask()}>
              {text('signIn.grant')}
            </Button>
            <Button onClick={() => void retry()}>{text('common.retry')}</Button>
          </div>
        }
      />
      <section className={styles.admin}>
        <h2 className={styles.heading}>{text('signIn.adminConsent')}</h2>
        <Body1>{text('signIn.adminConsentText')}</Body1>
        <div className={styles.link}>
          <Input
            className={styles.address}
            readOnly
            value={consent.adminUrl}
            aria-label={text('signIn.adminConsentLink')}
            onFocus={({ target }) => target.select()}
          />
          <CopyButton value={consent.adminUrl} label={text('common.copyLink')} />
        </div>
      </section>
    </div>
  );
};

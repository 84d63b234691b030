import { Button, Caption1, makeStyles, Tooltip, tokens } from '@fluentui/react-components';
import { CheckmarkRegular, CopyRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { useText } from '../strings/text.ts';
import { copyText } from '../teams/copy-text.ts';
import { LiveStatus } from './LiveStatus.tsx';

const shownMs = 2_500;
const useStyles = makeStyles({
  copy: {
    display: 'inline-flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
  },
});

interface CopyButtonProps {
  /** What is copied. */
  readonly value: string;
  /** What that is, as "Copy the script"; "Copy" if absent. */
  readonly label?: string;
  /** Shows the icon alone; the label is its tooltip. */
  readonly isIcon?: boolean;
}

/** Copies a text, and says whether that worked. */
export const CopyButton = ({ value, label, isIcon = false }: CopyButtonProps) => {
  const text = useText();
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);
  useEffect(() => {
    if (outcome !== 'copied') return;
    const shown = setTimeout(() => setOutcome(null), shownMs);
    return () => clearTimeout(shown);
  }, [outcome]);
  const copy = (): void =>
    void copyText(value).then(
      () => setOutcome('copied'),
      () => setOutcome('failed'),
    );
  const isCopied = outcome === 'copied';
  const name = label ?? text('common.copy');
  const shown = isCopied ? text('common.copied') : name;
  const icon = isCopied ? <CheckmarkRegular /> : <CopyRegular />;
  return (
    <span className={useStyles().copy}>
      {isIcon ? (
        <Tooltip content={shown} relationship="label">
          <Button appearance="subtle" icon={icon} onClick={copy} />
        </Tooltip>
      ) : (
        <Button icon={icon} onClick={copy}>
          {shown}
        </Button>
      )}
      {outcome === 'failed' && <Caption1 role="alert">{text('common.copyFailed')}</Caption1>}
      <LiveStatus text={isCopied ? text('common.copied') : ''} />
    </span>
  );
};

import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect } from 'react';
import { goTo } from '../../navigation/use-route.ts';
import { useText } from '../../strings/text.ts';

const useStyles = makeStyles({
  footer: {
    position: 'sticky',
    bottom: 0,
    zIndex: 1,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'flex-end',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalM} 0`,
    backgroundColor: tokens.colorNeutralBackground3,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  state: {
    flex: '1 1 12rem',
    minWidth: 0,
    color: tokens.colorNeutralForeground2,
    // the buttons share one line in a narrow window
    '@media (max-width: 480px)': { flexBasis: '100%' },
    ':empty, :has(> [role="status"]:only-child:empty)': { flexBasis: '0' },
  },
  problem: { flexBasis: '100%' },
});

interface WizardFooterProps {
  /** Where "Back" leads; left out on the first step. */
  readonly backHref?: string;
  /** Where "Next" leads, if that needs nothing else; else give `primary`. */
  readonly nextHref?: string;
  /** The one primary action. */
  readonly primary?: ReactNode;
  /** Further actions, before the primary one. */
  readonly secondary?: ReactNode;
  /** Why the primary action failed; where it was pressed, it is seen. */
  readonly problem?: ReactNode;
  /** What there is to say, as "2 of 5 selected" or "Saved as draft". */
  readonly state?: ReactNode;
}

/** The foot of a step: stays in view, holds one primary action. What has the focus is never hidden behind it. */
export const WizardFooter = ({
  backHref,
  nextHref,
  primary,
  secondary,
  problem,
  state,
}: WizardFooterProps) => {
  const text = useText();
  const styles = useStyles();
  useEffect(() => {
    const { style } = document.documentElement;
    const before = style.scrollPaddingBottom;
    style.scrollPaddingBottom = '6rem';
    return () => {
      style.scrollPaddingBottom = before;
    };
  }, []);
  return (
    <footer className={styles.footer}>
      {problem && <div className={styles.problem}>{problem}</div>}
      <div className={styles.state}>{state}</div>
      {backHref !== undefined && (
        <Button onClick={() => goTo(backHref)}>{text('common.back')}</Button>
      )}
      {secondary}
      {primary ??
        (nextHref !== undefined && (
          <Button appearance="primary" onClick={() => goTo(nextHref)}>
            {text('common.next')}
          </Button>
        ))}
    </footer>
  );
};

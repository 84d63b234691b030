import { Body1, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { type ReactNode, useEffect } from 'react';
import { useArrivalFocus } from '../navigation/arrival.ts';
import { useText } from '../strings/text.ts';

const useStyles = makeStyles({
  main: {
    maxWidth: '90rem',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalXXXL}`,
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXL,
    '@media (max-width: 480px)': {
      padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXXL}`,
      rowGap: tokens.spacingVerticalL,
    },
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
  },
  titles: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXS,
    minWidth: 0,
  },
  title: {
    ...typographyStyles.title2,
    margin: 0,
    overflowWrap: 'anywhere',
    outlineStyle: 'none',
  },
  intro: { color: tokens.colorNeutralForeground2, maxWidth: '80ch' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface PageProps {
  readonly title: string;
  readonly intro?: ReactNode;
  /** The way back to the pages above: `Breadcrumbs`. */
  readonly back?: ReactNode;
  readonly actions?: ReactNode;
  /** False where a heading further down takes the focus on arrival (`useArrivalFocus`). */
  readonly takesFocus?: boolean;
  readonly children: ReactNode;
}

/** A page: its heading, what can be done on it, its content. Who comes to it begins at its heading. */
export const Page = ({ title, intro, back, actions, takesFocus = true, children }: PageProps) => {
  const text = useText();
  const styles = useStyles();
  const heading = useArrivalFocus<HTMLHeadingElement>(takesFocus);
  const product = text('common.product');
  useEffect(() => {
    document.title = title === product ? product : `${title} - ${product}`;
  }, [title, product]);
  return (
    <main className={styles.main}>
      {back}
      <div className={styles.head}>
        <div className={styles.titles}>
          <h1 ref={heading} tabIndex={-1} className={styles.title}>
            {title}
          </h1>
          {intro && <Body1 className={styles.intro}>{intro}</Body1>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </main>
  );
};

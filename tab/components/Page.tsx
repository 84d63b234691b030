import { Body1, makeStyles, Title2, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect } from 'react';
import { useWords } from '../strings/words.ts';

const useStyles = makeStyles({
  main: {
    maxWidth: '1400px',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalXL} ${tokens.spacingHorizontalXXL}`,
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalL,
    '@media (max-width: 480px)': { padding: tokens.spacingHorizontalM },
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
  title: { margin: 0, overflowWrap: 'anywhere', outlineStyle: 'none' },
  intro: { color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface PageProps {
  readonly title: string;
  readonly intro?: string;
  /** The way back to the page above. */
  readonly back?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page: its heading, what can be done on it, its content. */
export const Page = ({ title, intro, back, actions, children }: PageProps) => {
  const { product } = useWords();
  const styles = useStyles();
  useEffect(() => {
    document.title = title === product ? product : `${title} - ${product}`;
  }, [title, product]);
  return (
    <main className={styles.main}>
      {back}
      <div className={styles.head}>
        <div className={styles.titles}>
          <Title2 as="h1" tabIndex={-1} className={styles.title}>
            {title}
          </Title2>
          {intro && <Body1 className={styles.intro}>{intro}</Body1>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </main>
  );
};

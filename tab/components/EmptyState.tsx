import { makeStyles, Subtitle1, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  state: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    textAlign: 'center',
    rowGap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  icon: { fontSize: '48px', lineHeight: 0, color: tokens.colorBrandForeground1 },
  title: { margin: 0 },
  text: {
    maxWidth: '60ch',
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalM,
    marginBottom: tokens.spacingVerticalS,
    // a text of Fluent begins at the left by itself
    '& > .fui-Text': { textAlign: 'center' },
  },
});

interface EmptyStateProps {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly text: ReactNode;
  readonly action?: ReactNode;
}

/** Where there is nothing to show: why, and what to do next. */
export const EmptyState = ({ icon, title, text, action }: EmptyStateProps) => {
  const styles = useStyles();
  return (
    <section className={styles.state}>
      {icon && (
        <span className={styles.icon} aria-hidden>
          {icon}
        </span>
      )}
      <Subtitle1 as="h2" className={styles.title}>
        {title}
      </Subtitle1>
      <div className={styles.text}>{text}</div>
      {action}
    </section>
  );
};

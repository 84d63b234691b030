import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';

const useStyles = makeStyles({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalXXL,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    minWidth: 0,
    '@media (max-width: 480px)': { padding: tokens.spacingHorizontalL },
  },
  title: { ...typographyStyles.subtitle2, margin: 0 },
});

interface PanelProps {
  /** Left out where what is inside has one. */
  readonly title?: string;
  readonly children: ReactNode;
}

/** A part of a step. */
export const Panel = ({ title, children }: PanelProps) => {
  const styles = useStyles();
  const id = useId();
  return (
    <section {...(title ? { 'aria-labelledby': id } : {})} className={styles.panel}>
      {title && (
        <h3 id={id} className={styles.title}>
          {title}
        </h3>
      )}
      {children}
    </section>
  );
};

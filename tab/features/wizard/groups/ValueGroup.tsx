import { Caption1, makeStyles, tokens, useId } from '@fluentui/react-components';
import { ErrorCircleFilled } from '@fluentui/react-icons';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  group: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS },
  hint: { color: tokens.colorNeutralForeground2 },
  error: {
    display: 'flex',
    columnGap: tokens.spacingHorizontalXS,
    color: tokens.colorStatusDangerForeground1,
  },
  icon: { flexShrink: 0, lineHeight: tokens.lineHeightBase200 },
});

interface ValueGroupProps {
  readonly label: string;
  /** What is to be known of the value. */
  readonly hints: readonly string[];
  /** What is wrong with it; null = nothing. */
  readonly error: string | null;
  readonly children: ReactNode;
}

/** Several controls that are one value: their common name, hints and error. */
export const ValueGroup = ({ label, hints, error, children }: ValueGroupProps) => {
  const styles = useStyles();
  const about = useId('about');
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has a border and margins of its own
    <div role="group" aria-label={label} aria-describedby={about} className={styles.group}>
      {children}
      <div id={about}>
        {error !== null && (
          <Caption1 role="alert" className={styles.error}>
            <ErrorCircleFilled aria-hidden className={styles.icon} />
            <span>{error}</span>
          </Caption1>
        )}
        {hints.map((hint) => (
          <Caption1 key={hint} block className={styles.hint}>
            {hint}
          </Caption1>
        ))}
      </div>
    </div>
  );
};

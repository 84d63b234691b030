import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { FilterDismissRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useText } from '../strings/text.ts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalS,
  },
  found: { marginLeft: 'auto', color: tokens.colorNeutralForeground2 },
});

interface FilterBarProps {
  /** Search and filters, in the order of their weight. */
  readonly children: ReactNode;
  /** How many rows there are, in words; read out when it changes. */
  readonly found: string | null;
  /** Resets search and filters; null = none is set. */
  readonly clear: (() => void) | null;
}

/** Stands above a list: its search, its filters, how much they leave. */
export const FilterBar = ({ children, found, clear }: FilterBarProps) => {
  const text = useText();
  const styles = useStyles();
  return (
    <search aria-label={text('common.filters')} className={styles.bar}>
      {children}
      {clear && (
        <Button appearance="subtle" icon={<FilterDismissRegular />} onClick={clear}>
          {text('common.clearFilters')}
        </Button>
      )}
      <Caption1 role="status" className={styles.found}>
        {found}
      </Caption1>
    </search>
  );
};

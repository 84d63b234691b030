import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  grid: {
    // a fieldset is as wide as its content would like, unless told otherwise
    minWidth: 0,
    margin: 0,
    padding: 0,
    border: 'none',
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    columnGap: tokens.spacingHorizontalXXL,
    rowGap: tokens.spacingVerticalL,
    alignItems: 'start',
    '@media (max-width: 760px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
});

interface FieldGridProps {
  readonly mayChange: boolean;
  readonly children: ReactNode;
}

/** Fields side by side, in a narrow window below each other; who may only look changes none. */
export const FieldGrid = ({ mayChange, children }: FieldGridProps) => (
  <fieldset disabled={!mayChange} className={useStyles().grid}>
    {children}
  </fieldset>
);

import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  region: {
    overflowX: 'auto',
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    padding: `0 ${tokens.spacingHorizontalS}`,
  },
});

interface TableRegionProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** Holds a table that may be wider than the page: it scrolls by itself, by keyboard too. */
export const TableRegion = ({ label, children }: TableRegionProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the focus, WCAG 2.1.1
  <section aria-label={label} className={useStyles().region} tabIndex={0}>
    {children}
  </section>
);

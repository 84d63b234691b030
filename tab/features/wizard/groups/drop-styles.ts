import { tokens } from '@fluentui/react-components';

const line = {
  content: '""',
  position: 'absolute',
  insetInline: 0,
  height: tokens.strokeWidthThick,
  backgroundColor: tokens.colorCompoundBrandStroke,
  '@media (forced-colors: active)': { backgroundColor: 'Highlight' },
} as const;

/** Griffel rules of a row that is dragged, and of those between which it would be put. */
export const dropStyles = {
  dragged: { opacity: 0.5 },
  dropBefore: { '::before': { ...line, top: `calc(-1 * ${tokens.strokeWidthThick})` } },
  dropAfter: { '::after': { ...line, bottom: `calc(-1 * ${tokens.strokeWidthThick})` } },
} as const;

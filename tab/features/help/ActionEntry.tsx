import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useText } from '../../strings/text.ts';
import type { ActionHelp } from './action-help.ts';

const useStyles = makeStyles({
  entry: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)',
    columnGap: tokens.spacingHorizontalXL,
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    ':first-child': { borderTopStyle: 'none' },
    overflowWrap: 'anywhere',
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  label: { fontWeight: tokens.fontWeightSemibold },
  internal: {
    display: 'block',
    fontFamily: tokens.fontFamilyMonospace,
    color: tokens.colorNeutralForeground2,
  },
  values: {
    display: 'block',
    marginTop: tokens.spacingVerticalXXS,
    color: tokens.colorNeutralForeground2,
  },
});

/** One action: what it is called, what it does, what it takes. */
export const ActionEntry = ({ entry }: { readonly entry: ActionHelp }) => {
  const text = useText();
  const styles = useStyles();
  return (
    <li className={styles.entry}>
      <div>
        <span className={styles.label}>{entry.label}</span>
        <Caption1 className={styles.internal}>{entry.action}</Caption1>
      </div>
      <div>
        {entry.description}
        <Caption1 className={styles.values}>
          {text('help.actions.values', { values: entry.values })}
        </Caption1>
      </div>
    </li>
  );
};

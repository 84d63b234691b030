import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { GroupPreset } from '../../../server/contract/presets.ts';
import { useFormat } from '../../strings/LanguageProvider.tsx';
import { useText } from '../../strings/text.ts';

const useStyles = makeStyles({
  label: { color: tokens.colorNeutralForeground2 },
  actions: { margin: 0 },
  action: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalXS,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    overflowWrap: 'anywhere',
  },
  name: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  value: { margin: 0 },
});

/** Actions under their internal names, with their values. */
export const PresetActions = ({ actions }: Pick<GroupPreset, 'actions'>) => {
  const text = useText();
  const format = useFormat();
  const styles = useStyles();
  const written = (value: GroupPreset['actions'][number]['value']): string => {
    if (typeof value === 'boolean') return text(value ? 'common.yes' : 'common.no');
    if (typeof value === 'number') return text('help.megabytes', { mb: format.number(value) });
    return typeof value === 'string' ? value : value.join(', ');
  };
  return (
    <div>
      <Caption1 className={styles.label}>{text('help.groups.actions')}</Caption1>
      <dl className={styles.actions}>
        {actions.map(({ action, value }) => (
          <div key={action} className={styles.action}>
            <dt className={styles.name}>{action}</dt>
            <dd className={styles.value}>{written(value)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
};

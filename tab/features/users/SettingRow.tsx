import { Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowSyncRegular, PersonRegular, WarningRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useFormat } from '../../strings/LanguageProvider.tsx';
import { useText } from '../../strings/text.ts';
import type { SettingName, SettingValue } from './setting-groups.ts';
import type { SettingOrigin } from './setting-origin.ts';
import { settingText } from './setting-text.ts';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)',
    columnGap: tokens.spacingHorizontalL,
    paddingBlock: tokens.spacingVerticalS,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    ':first-child': { borderTopStyle: 'none' },
  },
  name: { overflowWrap: 'break-word', hyphens: 'auto' },
  internal: {
    display: 'block',
    color: tokens.colorNeutralForeground3,
    fontFamily: tokens.fontFamilyMonospace,
  },
  cell: { margin: 0, minWidth: 0 },
  value: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  unset: { color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightRegular },
  origin: {
    display: 'flex',
    alignItems: 'flex-start',
    columnGap: tokens.spacingHorizontalXS,
    marginTop: tokens.spacingVerticalXXS,
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'anywhere',
  },
  icon: { flexShrink: 0, lineHeight: 0, paddingTop: tokens.spacingVerticalXXS },
});
const icons: Readonly<Record<SettingOrigin['kind'], ReactNode>> = {
  default: null,
  sync: <ArrowSyncRegular />,
  hand: <PersonRegular />,
  overridden: <WarningRegular />,
};

interface SettingRowProps {
  readonly setting: SettingName;
  readonly value: SettingValue;
  readonly timeZone: string | null;
  readonly origin: SettingOrigin;
}

/** One setting: its name, its value, where that comes from. */
export const SettingRow = ({ setting, value, timeZone, origin }: SettingRowProps) => {
  const text = useText();
  const format = useFormat();
  const styles = useStyles();
  const isTimes = setting === 'sendQuar' || setting === 'sendQuarAdmin';
  const words = settingText(setting, value, text, format);
  const isUnset = origin.kind === 'default';
  return (
    <div className={styles.row}>
      <dt className={styles.name}>
        {text.code('users.label', setting, text(`setting.${setting}`))}
        <Caption1 className={styles.internal}>{setting}</Caption1>
      </dt>
      <dd className={styles.cell}>
        <div className={mergeClasses(styles.value, isUnset && styles.unset)}>
          {isUnset && value === null ? text('users.default') : words}
          {isTimes && Array.isArray(value) && value.length > 0 && timeZone && ` (${timeZone})`}
        </div>
        <Caption1 className={styles.origin}>
          {icons[origin.kind] && (
            <span className={styles.icon} aria-hidden>
              {icons[origin.kind]}
            </span>
          )}
          <OriginText setting={setting} origin={origin} />
        </Caption1>
      </dd>
    </div>
  );
};

/** Where a value comes from, in words. */
const OriginText = ({ setting, origin }: Pick<SettingRowProps, 'setting' | 'origin'>) => {
  const text = useText();
  const format = useFormat();
  switch (origin.kind) {
    case 'default':
      return text('users.origin.default');
    case 'hand':
      return text('users.origin.hand');
    case 'sync':
      return text('users.origin.sync', { group: origin.group });
    case 'overridden':
      return text('users.origin.overridden', {
        group: origin.group,
        value: settingText(setting, origin.becomes, text, format),
      });
  }
};

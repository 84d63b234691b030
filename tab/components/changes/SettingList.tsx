import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ChangeView } from '../../../server/contract/change.ts';
import { useFormat } from '../../strings/LanguageProvider.tsx';
import { useText } from '../../strings/text.ts';
import { HiddenText } from '../LiveStatus.tsx';
import { valueText } from './value-text.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  name: { color: tokens.colorNeutralForeground3 },
});

interface SettingListProps extends Pick<ChangeView, 'settings'> {
  /** How many are told; the rest is counted. */
  readonly most?: number;
}

/** Settings of a change: was -> becomes. The service's own name of the setting is its tooltip. */
export const SettingList = ({ settings, most = settings.length }: SettingListProps) => {
  const text = useText();
  const format = useFormat();
  const styles = useStyles();
  const more = settings.length - most;
  return (
    <ul className={styles.list}>
      {settings.slice(0, most).map(({ setting, was, becomes }) => (
        <li key={setting} title={setting}>
          <Text size={200} className={styles.name}>
            {text.code('setting', setting)}:
          </Text>{' '}
          {valueText(was, text, format)} <span aria-hidden>→</span>{' '}
          <HiddenText text={`${text('changes.becomes')} `} />
          <Text weight="semibold">{valueText(becomes, text, format)}</Text>
        </li>
      ))}
      {more > 0 && (
        <li>
          <Text size={200} className={styles.name}>
            {text('changes.moreSettings', { count: more })}
          </Text>
        </li>
      )}
    </ul>
  );
};

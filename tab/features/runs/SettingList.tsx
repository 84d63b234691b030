import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ChangeView } from '../../../server/contract/change.ts';
import { HiddenText } from '../../components/LiveStatus.tsx';
import { useFormat } from '../../strings/LanguageProvider.tsx';
import { useText } from '../../strings/text.ts';
import { valueText } from './value-text.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  name: { color: tokens.colorNeutralForeground3 },
});

/** Each setting of a change: was -> becomes. The service's own name of the setting is its tooltip. */
export const SettingList = ({ settings }: Pick<ChangeView, 'settings'>) => {
  const text = useText();
  const format = useFormat();
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {settings.map(({ setting, was, becomes }) => (
        <li key={setting} title={setting}>
          <Text size={200} className={styles.name}>
            {text.code('setting', setting)}:
          </Text>{' '}
          {valueText(was, text, format)} <span aria-hidden>→</span>{' '}
          <HiddenText text={`${text('changes.becomes')} `} />
          <Text weight="semibold">{valueText(becomes, text, format)}</Text>
        </li>
      ))}
    </ul>
  );
};

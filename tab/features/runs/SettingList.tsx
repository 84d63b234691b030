import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ChangeView } from '../../../server/contract/change.ts';
import { HiddenText } from '../../components/LiveStatus.tsx';
import { useFormat, useWords, wordFor } from '../../strings/words.ts';
import { valueText } from './value-text.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  name: { color: tokens.colorNeutralForeground3 },
});

/** Each setting of a change: was -> becomes. The service's own name of the setting is its tooltip. */
export const SettingList = ({ settings }: Pick<ChangeView, 'settings'>) => {
  const words = useWords();
  const format = useFormat();
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {settings.map(({ setting, was, becomes }) => (
        <li key={setting} title={setting}>
          <Text size={200} className={styles.name}>
            {wordFor(words.settings, setting)}:
          </Text>{' '}
          {valueText(was, words, format)} <span aria-hidden>→</span>{' '}
          <HiddenText text={`${words.changes.becomes} `} />
          <Text weight="semibold">{valueText(becomes, words, format)}</Text>
        </li>
      ))}
    </ul>
  );
};

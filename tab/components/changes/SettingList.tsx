import { makeStyles, tokens } from '@fluentui/react-components';
import type { ChangeView } from '../../../server/contract/change.ts';
import { useFormat } from '../../strings/LanguageProvider.tsx';
import { useText } from '../../strings/text.ts';
import { visuallyHidden } from '../visually-hidden.ts';
import { valueText } from './value-text.ts';

// plain elements rather than Fluent's: a list draws hundreds of them while one scrolls
const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  name: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  value: { fontWeight: tokens.fontWeightSemibold },
  hidden: visuallyHidden,
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
  const becomesWord = text('changes.becomes');
  return (
    <ul className={styles.list}>
      {settings.slice(0, most).map(({ setting, was, becomes }) => (
        <li key={setting} title={setting}>
          <span className={styles.name}>{text.code('setting', setting)}:</span>{' '}
          {valueText(was, text, format)} <span aria-hidden>→</span>{' '}
          <span className={styles.hidden}>{becomesWord} </span>
          <span className={styles.value}>{valueText(becomes, text, format)}</span>
        </li>
      ))}
      {more > 0 && <li className={styles.name}>{text('changes.moreSettings', { count: more })}</li>}
    </ul>
  );
};

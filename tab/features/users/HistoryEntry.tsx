import { Caption1, Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { UserHistoryEntryView } from '../../../server/contract/user-history.ts';
import { HiddenText } from '../../components/LiveStatus.tsx';
import { When } from '../../components/When.tsx';
import { hrefOf } from '../../navigation/route.ts';
import { useFormat } from '../../strings/LanguageProvider.tsx';
import { useText } from '../../strings/text.ts';
import { settingText } from './setting-text.ts';

const useStyles = makeStyles({
  entry: {
    display: 'grid',
    gridTemplateColumns: '13rem minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalXL,
    rowGap: tokens.spacingVerticalXS,
    paddingBlock: tokens.spacingVerticalM,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    ':first-child': { borderTopStyle: 'none' },
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  what: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXXS,
    overflowWrap: 'anywhere',
  },
  settings: { margin: 0, padding: 0, listStyleType: 'none' },
  aside: { color: tokens.colorNeutralForeground3 },
});

interface HistoryEntryProps {
  readonly entry: UserHistoryEntryView;
  /** Null = the task is not there any more. */
  readonly taskName: string | null;
}

/** One change of the user: when, what, because of what, by which run. */
export const HistoryEntry = ({ entry, taskName }: HistoryEntryProps) => {
  const text = useText();
  const format = useFormat();
  const styles = useStyles();
  const labelOf = (setting: string): string =>
    text.code('users.label', setting, text.code('setting', setting));
  const { kind, reason, group, settings, taskId, runId, previousEmail } = entry;
  return (
    <li className={styles.entry}>
      <When time={entry.at} />
      <div className={styles.what}>
        <Text weight="semibold">{text.code('users.did', kind)}</Text>
        {previousEmail && (
          <Caption1 className={styles.aside}>
            {text('changes.formerly', { email: previousEmail })}
          </Caption1>
        )}
        <ul className={styles.settings}>
          {settings.map(({ setting, was, becomes }) => (
            <li key={setting} title={setting}>
              <span className={styles.aside}>{labelOf(setting)}:</span>{' '}
              {kind !== 'create' && (
                <>
                  {settingText(setting, was, text, format)} <span aria-hidden>→</span>{' '}
                  <HiddenText text={`${text('changes.becomes')} `} />
                </>
              )}
              <Text weight="semibold">{settingText(setting, becomes, text, format)}</Text>
            </li>
          ))}
        </ul>
        <Caption1 className={styles.aside}>
          {text.code('changes.reason', reason)}
          {group && ` · ${group.displayName}`}
        </Caption1>
        <Caption1>
          {taskName === null ? (
            text('users.history.deletedTask')
          ) : (
            <Link inline href={hrefOf({ page: 'run', taskId, runId })}>
              {text('users.history.run', { task: taskName })}
            </Link>
          )}
        </Caption1>
      </div>
    </li>
  );
};

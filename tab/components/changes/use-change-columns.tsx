import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { ChangeView } from '../../../server/contract/change.ts';
import { useText } from '../../strings/text.ts';
import type { RowColumn } from '../rows-layout.ts';
import { ChangeKind } from './ChangeKind.tsx';
import { ChangeResult } from './ChangeResult.tsx';
import { SettingList } from './SettingList.tsx';

const mostSettings = 3;
const useStyles = makeStyles({
  user: { fontWeight: tokens.fontWeightSemibold },
  aside: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground3,
    display: 'block',
  },
});

/** The columns of a list of changes; the last one only where something can have come of them. */
export const useChangeColumns = (isPlan: boolean): readonly RowColumn<ChangeView>[] => {
  const text = useText();
  const styles = useStyles();
  return useMemo(
    () => [
      {
        key: 'user',
        header: text('changes.column.user'),
        width: 'minmax(0, 1.4fr)',
        cell: ({ email, previousEmail }: ChangeView) => (
          <>
            <span className={styles.user}>{email ?? text('changes.noAddress')}</span>
            {previousEmail && (
              <span className={styles.aside}>
                {text('changes.formerly', { email: previousEmail })}
              </span>
            )}
          </>
        ),
      },
      {
        key: 'kind',
        header: text('changes.column.kind'),
        width: '8.5rem',
        cell: ({ kind }: ChangeView) => <ChangeKind kind={kind} />,
      },
      {
        key: 'settings',
        header: text('changes.column.settings'),
        width: 'minmax(0, 1.8fr)',
        cell: ({ settings }: ChangeView) =>
          settings.length === 0 ? null : <SettingList settings={settings} most={mostSettings} />,
      },
      {
        key: 'reason',
        header: text('changes.column.reason'),
        cell: ({ reason, group, otherGroups }: ChangeView) => (
          <>
            {text(`changes.reason.${reason}`)}
            {group && <span className={styles.aside}>{group.displayName}</span>}
            {otherGroups.length > 0 && (
              <span className={styles.aside}>
                {text('changes.alsoInCount', { count: otherGroups.length })}
              </span>
            )}
          </>
        ),
      },
      {
        key: 'result',
        header: text(isPlan ? 'changes.column.note' : 'changes.column.result'),
        width: '9rem',
        cell: (change: ChangeView) =>
          // a card leaves out what says nothing
          isPlan && change.heldBy.length === 0 && !change.error && change.result === null ? null : (
            <ChangeResult change={change} isPlan={isPlan} />
          ),
      },
    ],
    [text, styles, isPlan],
  );
};

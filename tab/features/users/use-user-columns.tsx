import { makeStyles, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { UserView } from '../../../server/contract/user.ts';
import { useTasks } from '../../api/tasks.ts';
import type { RowColumn } from '../../components/rows-layout.ts';
import { Status } from '../../components/Status.tsx';
import { useText } from '../../strings/text.ts';

const useStyles = makeStyles({
  name: { fontWeight: tokens.fontWeightSemibold },
  aside: { color: tokens.colorNeutralForeground3 },
});

/** The columns of the list of users. */
export const useUserColumns = (): readonly RowColumn<UserView>[] => {
  const text = useText();
  const styles = useStyles();
  const tasks = useTasks().data;
  return useMemo(() => {
    const names = new Map(tasks?.map(({ taskId, name }) => [taskId, name]));
    const aside = (words: string) => <span className={styles.aside}>{words}</span>;
    return [
      {
        key: 'displayName',
        header: text('users.column.name'),
        width: 'minmax(0, 1.3fr)',
        isSortable: true,
        cell: ({ displayName }) => <span className={styles.name}>{displayName}</span>,
      },
      {
        key: 'email',
        header: text('users.column.email'),
        width: 'minmax(0, 1.7fr)',
        isSortable: true,
        cell: ({ email }) => email,
      },
      {
        key: 'active',
        header: text('users.column.active'),
        width: '8rem',
        isSortable: true,
        cell: ({ disabled }) => (
          <Status mood={disabled ? 'neutral' : 'good'}>
            {text(disabled ? 'users.disabled' : 'users.active')}
          </Status>
        ),
      },
      {
        key: 'admin',
        header: text('users.column.admin'),
        width: 'minmax(0, 0.9fr)',
        isSortable: true,
        cell: ({ adminRoles }) =>
          adminRoles.length > 0 ? adminRoles.join(', ') : aside(text('common.no')),
      },
      {
        key: 'crypto',
        header: text('users.column.crypto'),
        width: '12.5rem',
        isSortable: true,
        cell: ({ crypto }) =>
          crypto === null ? aside(text('setting.unset')) : text(`users.crypto.${crypto}`),
      },
      {
        key: 'managedBy',
        header: text('users.column.managedBy'),
        width: 'minmax(0, 1fr)',
        cell: ({ managedBy }) =>
          managedBy === null
            ? aside(text('users.byNobody'))
            : (names.get(managedBy) ?? text('users.byTask')),
      },
    ];
  }, [text, styles, tasks]);
};

import { Caption1, Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { TaskView } from '../../../server/contract/task.ts';
import type { UserView } from '../../../server/contract/user.ts';
import { CopyButton } from '../../components/CopyButton.tsx';
import { Status } from '../../components/Status.tsx';
import { hrefOf } from '../../navigation/route.ts';
import { useText } from '../../strings/text.ts';

const useStyles = makeStyles({
  facts: {
    margin: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(15rem, 100%), 1fr))',
    gap: tokens.spacingVerticalL,
    columnGap: tokens.spacingHorizontalXXL,
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  term: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, overflowWrap: 'anywhere' },
  aside: { display: 'block', color: tokens.colorNeutralForeground3 },
  id: {
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXS,
    // the button is higher than a line of the other facts
    marginBlock: `calc(-1 * ${tokens.spacingVerticalSNudge})`,
  },
  mono: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
});

interface UserFactsProps {
  readonly user: UserView;
  /** The task that manages the user, if it is known. */
  readonly task: TaskView | null;
  /** The group that counted last. */
  readonly group: { readonly displayName: string } | null;
}

/** Whether the user is active, what manages him, and who he is in the directory. */
export const UserFacts = ({ user, task, group }: UserFactsProps) => {
  const text = useText();
  const styles = useStyles();
  return (
    <dl className={styles.facts}>
      <Fact name={text('users.filter.state')}>
        <Status mood={user.disabled ? 'neutral' : 'good'}>
          <Text weight="semibold">{text(user.disabled ? 'users.disabled' : 'users.active')}</Text>
        </Status>
        {user.disabledBy && (
          <Caption1 className={styles.aside}>
            {text(`users.disabledBy.${user.disabledBy}`)}
          </Caption1>
        )}
        {user.protected && (
          <Caption1 className={styles.aside}>{text('users.protectedText')}</Caption1>
        )}
      </Fact>
      <Fact name={text('users.column.managedBy')}>
        {user.managedBy === null ? (
          text('users.byNobody')
        ) : (
          <Link href={hrefOf({ page: 'task', taskId: user.managedBy })}>
            {task?.name ?? text('users.byTask')}
          </Link>
        )}
        {group && (
          <Caption1 className={styles.aside}>
            {text('users.lastGroup', { group: group.displayName })}
          </Caption1>
        )}
      </Fact>
      {user.renamedTo && (
        <Fact name={text('users.renamedTo')}>
          <Link href={hrefOf({ page: 'user', email: user.renamedTo })}>{user.renamedTo}</Link>
        </Fact>
      )}
      <Fact name={text('users.objectId')}>
        {user.objectId === null ? (
          text('users.noObjectId')
        ) : (
          <span className={styles.id}>
            <span className={styles.mono}>{user.objectId}</span>
            <CopyButton value={user.objectId} label={text('users.copyObjectId')} isIcon />
          </span>
        )}
      </Fact>
    </dl>
  );
};

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => {
  const styles = useStyles();
  return (
    <div>
      <dt>
        <Caption1 className={styles.term}>{name}</Caption1>
      </dt>
      <dd className={styles.value}>{children}</dd>
    </div>
  );
};

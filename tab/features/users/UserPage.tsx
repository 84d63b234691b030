import { Button } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons';
import { lazy, Suspense, useState } from 'react';
import type { UserView } from '../../../server/contract/user.ts';
import { problemOf } from '../../api/problem.ts';
import { useTasks } from '../../api/tasks.ts';
import { useSelectedGroup, useUser, useUserHistory } from '../../api/users.ts';
import { Breadcrumbs } from '../../components/Breadcrumbs.tsx';
import { explainProblem } from '../../components/explain-problem.ts';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { Page } from '../../components/Page.tsx';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { ShareLink } from '../../components/ShareLink.tsx';
import { hrefOf } from '../../navigation/route.ts';
import { useText } from '../../strings/text.ts';
import { DisableUser } from './DisableUser.tsx';
import { ReadOnlyBar } from './ReadOnlyBar.tsx';
import { lastGroup, originOf } from './setting-origin.ts';
import { UserFacts } from './UserFacts.tsx';
import { UserHistory } from './UserHistory.tsx';
import { UserSettings } from './UserSettings.tsx';

const EditUserDrawer = lazy(async () => ({
  default: (await import('./EditUserDrawer.tsx')).EditUserDrawer,
}));

interface UserPageProps {
  readonly email: string;
  readonly mayChange: boolean;
}

/** One user with his settings, and why they are so. */
export const UserPage = ({ email, mayChange }: UserPageProps) => {
  const text = useText();
  const user = useUser(email);
  const [isEditing, setEditing] = useState(false);
  const name = user.data?.displayName ?? email;
  return (
    <Page
      title={name}
      intro={name === email ? undefined : email}
      back={
        <Breadcrumbs
          above={[{ label: text('users.title'), href: hrefOf({ page: 'users' }) }]}
          current={name}
        />
      }
      actions={
        user.data && (
          <>
            <ShareLink route={{ page: 'user', email }} label={name} />
            {mayChange && <DisableUser user={user.data} />}
            {mayChange && (
              <Button appearance="primary" icon={<EditRegular />} onClick={() => setEditing(true)}>
                {text('users.edit')}
              </Button>
            )}
          </>
        )
      }
    >
      {!mayChange && <ReadOnlyBar />}
      {user.error && (
        <ProblemBar
          problem={explainProblem(problemOf(user.error), text, 'users')}
          retry={() => user.refetch()}
        />
      )}
      {user.isPending && <LoadingRows rows={8} />}
      {user.data && (
        <UserDetails user={user.data} isEditing={isEditing} close={() => setEditing(false)} />
      )}
    </Page>
  );
};

interface UserDetailsProps {
  readonly user: UserView;
  readonly isEditing: boolean;
  readonly close: () => void;
}

const UserDetails = ({ user, isEditing, close }: UserDetailsProps) => {
  const changes = useUserHistory(user.email);
  const history = changes.data?.pages.flatMap(({ items }) => items) ?? [];
  const group = useSelectedGroup(user.managedBy, lastGroup({ user, history })).data ?? null;
  const tasks = useTasks().data;
  const task = tasks?.find(({ taskId }) => taskId === user.managedBy) ?? null;
  const known = { user, history, group };
  return (
    <>
      <UserFacts user={user} task={task} group={lastGroup(known)} />
      <UserSettings
        user={user}
        timeZone={task?.timeZone ?? null}
        originOf={(setting) => originOf(setting, known)}
      />
      <UserHistory changes={changes} tasks={tasks ?? []} />
      {isEditing && (
        <Suspense>
          <EditUserDrawer
            user={user}
            close={close}
            originOf={(setting) => originOf(setting, known)}
          />
        </Suspense>
      )}
    </>
  );
};

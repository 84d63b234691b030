import { Button } from '@fluentui/react-components';
import { PersonAddRegular } from '@fluentui/react-icons';
import { lazy, Suspense, useState } from 'react';
import { Page } from '../../components/Page.tsx';
import { useText } from '../../strings/text.ts';
import { ReadOnlyBar } from './ReadOnlyBar.tsx';
import { UserList } from './UserList.tsx';

const AddUserDialog = lazy(async () => ({
  default: (await import('./AddUserDialog.tsx')).AddUserDialog,
}));

interface UsersPageProps {
  readonly mayChange: boolean;
}

/** The users of the mail-security service. */
export const UsersPage = ({ mayChange }: UsersPageProps) => {
  const text = useText();
  const [isAdding, setAdding] = useState(false);
  return (
    <Page
      title={text('users.title')}
      intro={text('users.intro')}
      actions={
        mayChange && (
          <Button appearance="primary" icon={<PersonAddRegular />} onClick={() => setAdding(true)}>
            {text('users.add')}
          </Button>
        )
      }
    >
      {!mayChange && <ReadOnlyBar />}
      <UserList />
      {isAdding && (
        <Suspense>
          <AddUserDialog close={() => setAdding(false)} />
        </Suspense>
      )}
    </Page>
  );
};

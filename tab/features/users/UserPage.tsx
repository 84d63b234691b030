import { Breadcrumbs } from '../../components/Breadcrumbs.tsx';
import { Page } from '../../components/Page.tsx';
import { hrefOf } from '../../navigation/route.ts';
import { useText } from '../../strings/text.ts';

interface UserPageProps {
  readonly email: string;
  readonly mayChange: boolean;
}

/** One user with his settings, and why they are so. */
export const UserPage = ({ email }: UserPageProps) => {
  const text = useText();
  return (
    <Page
      title={email}
      back={
        <Breadcrumbs
          above={[{ label: text('users.title'), href: hrefOf({ page: 'users' }) }]}
          current={email}
        />
      }
    >
      {null}
    </Page>
  );
};

import { Body1, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { GetToken } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { listSampleAdmins, signInAsSample } from '../../api/sample-sign-in.ts';
import { LoadingRows } from '../../components/LoadingRows.tsx';
import { Page } from '../../components/Page.tsx';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { useText } from '../../strings/text.ts';
import { SampleAdminButton } from './SampleAdminButton.tsx';

const useStyles = makeStyles({
  admins: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 320px), 1fr))',
    gap: tokens.spacingHorizontalM,
  },
});

interface SampleSignInProps {
  readonly signInUrl: string;
  readonly banner: ReactNode;
  /** Whether a session came to its end. */
  readonly ended: boolean;
  /** Takes what gives the access token. */
  readonly signedIn: (getToken: GetToken) => void;
}

/** Evaluation mode's sign-in: the sample administrators to choose from. */
export const SampleSignIn = ({ signInUrl, banner, ended, signedIn }: SampleSignInProps) => {
  const text = useText();
  const styles = useStyles();
  const admins = useQuery({
    queryKey: ['sample-admins', signInUrl],
    queryFn: ({ signal }) => listSampleAdmins(signInUrl, signal),
  });
  const signIn = useMutation({
    mutationFn: (admin: string) => signInAsSample(signInUrl, admin),
    onSuccess: (getToken) => signedIn(getToken),
  });
  return (
    <>
      {banner}
      <Page title={text('signIn.title')} intro={text('signIn.choose')}>
        {ended && (
          <MessageBar intent="warning">
            <MessageBarBody>{text('signIn.ended')}</MessageBarBody>
          </MessageBar>
        )}
        {admins.error && (
          <ProblemBar problem={problemOf(admins.error)} retry={() => admins.refetch()} />
        )}
        {signIn.error && <ProblemBar problem={problemOf(signIn.error)} />}
        {admins.isPending && <LoadingRows rows={4} />}
        {admins.data?.length === 0 && <Body1>{text('common.none')}</Body1>}
        <ul className={styles.admins}>
          {admins.data?.map((one) => (
            <li key={one.admin}>
              <SampleAdminButton
                sample={one}
                disabled={signIn.isPending}
                choose={() => signIn.mutate(one.admin)}
              />
            </li>
          ))}
        </ul>
      </Page>
    </>
  );
};

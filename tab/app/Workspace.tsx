import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import type { ProblemView } from '../../server/contract/problem.ts';
import { createClient, type GetToken } from '../api/client.ts';
import { useMe } from '../api/me.ts';
import { problemOf } from '../api/problem.ts';
import { createQueryClient } from '../api/query-client.ts';
import { ClientProvider } from '../api/use-client.ts';
import { LoadingRows } from '../components/LoadingRows.tsx';
import { Page } from '../components/Page.tsx';
import { ProblemBar } from '../components/ProblemBar.tsx';
import { useText } from '../strings/text.ts';
import { useHost } from '../teams/use-host.ts';
import { OfflineBar } from './OfflineBar.tsx';
import { Pages } from './Pages.tsx';
import { TopBar } from './TopBar.tsx';

const ConsentNeeded = lazy(async () => ({
  default: (await import('../features/sign-in/ConsentNeeded.tsx')).ConsentNeeded,
}));

interface WorkspaceProps {
  readonly getToken: GetToken;
  readonly banner: ReactNode;
  /** Gives the session up; null where the host signs in and out. */
  readonly leave: ((because: 'ended' | 'signed-out') => void) | null;
}

/** What one signed-in person sees; another person gets another workspace with nothing kept of this one. */
export const Workspace = ({ getToken, banner, leave }: WorkspaceProps) => {
  const client = useMemo(() => createClient({ getToken }), [getToken]);
  const [queries] = useState(() => createQueryClient(() => leave?.('ended')));
  return (
    <ClientProvider value={client}>
      <QueryClientProvider client={queries}>
        {banner}
        <SignedIn signOut={leave && (() => leave('signed-out'))} />
      </QueryClientProvider>
    </ClientProvider>
  );
};

const SignedIn = ({ signOut }: { readonly signOut: (() => void) | null }) => {
  const text = useText();
  const me = useMe();
  return (
    <>
      <TopBar me={me.data ?? null} signOut={signOut} />
      <OfflineBar />
      {me.data ? (
        <Pages me={me.data} />
      ) : (
        <Page title={text(me.error ? 'signIn.title' : 'common.product')}>
          {me.error ? (
            <NotSignedIn problem={problemOf(me.error)} retry={() => me.refetch()} />
          ) : (
            <LoadingRows rows={4} />
          )}
        </Page>
      )}
    </>
  );
};

interface NotSignedInProps {
  readonly problem: ProblemView;
  readonly retry: () => unknown;
}

const NotSignedIn = ({ problem, retry }: NotSignedInProps) => {
  const { consent } = useHost();
  if (problem.code !== 'no-token' || consent === null)
    return <ProblemBar problem={problem} retry={retry} />;
  return (
    <Suspense fallback={<LoadingRows rows={4} />}>
      <ConsentNeeded consent={consent} reason={problem.detail} retry={retry} />
    </Suspense>
  );
};

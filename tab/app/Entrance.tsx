import { lazy, Suspense, useState } from 'react';
import type { GetToken } from '../api/client.ts';
import { useEvaluation } from '../api/me.ts';
import { problemOf } from '../api/problem.ts';
import { LoadingRows } from '../components/LoadingRows.tsx';
import { Page } from '../components/Page.tsx';
import { ProblemBar } from '../components/ProblemBar.tsx';
import { OutsideTeams } from '../features/sign-in/OutsideTeams.tsx';
import { useText } from '../strings/text.ts';
import type { Host } from '../teams/host.ts';
import { EvaluationBanner } from './EvaluationBanner.tsx';
import { Workspace } from './Workspace.tsx';

const SampleSignIn = lazy(async () => ({
  default: (await import('../features/sign-in/SampleSignIn.tsx')).SampleSignIn,
}));

interface Session {
  readonly getToken: GetToken;
}

/** Lets in whom the host or the sample sign-in vouches for; the token is kept in memory only. */
export const Entrance = ({ host }: { readonly host: Host }) => {
  const text = useText();
  const evaluation = useEvaluation();
  const [session, setSession] = useState<Session | null>(null);
  const [ended, setEnded] = useState(false);
  const banner = evaluation.data ? <EvaluationBanner /> : null;

  if (host.getToken) return <Workspace getToken={host.getToken} banner={banner} leave={null} />;
  if (session) {
    const leave = (because: 'ended' | 'signed-out') => {
      setSession(null);
      setEnded(because === 'ended');
    };
    return <Workspace getToken={session.getToken} banner={banner} leave={leave} />;
  }
  if (evaluation.data)
    return (
      <Suspense fallback={<LoadingRows rows={4} />}>
        <SampleSignIn
          signInUrl={evaluation.data.signInUrl}
          banner={banner}
          ended={ended}
          signedIn={(getToken) => setSession({ getToken })}
        />
      </Suspense>
    );
  if (evaluation.data === null) return <OutsideTeams />;
  return (
    <Page title={text('common.product')}>
      {evaluation.error ? (
        <ProblemBar problem={problemOf(evaluation.error)} retry={() => evaluation.refetch()} />
      ) : (
        <LoadingRows rows={3} />
      )}
    </Page>
  );
};

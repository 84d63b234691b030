import { lazy, Suspense, useState } from 'react';
import { useEvaluation } from '../api/me.ts';
import { problemOf } from '../api/problem.ts';
import { LoadingRows } from '../components/LoadingRows.tsx';
import { Page } from '../components/Page.tsx';
import { ProblemBar } from '../components/ProblemBar.tsx';
import { OutsideTeams } from '../features/sign-in/OutsideTeams.tsx';
import { useWords } from '../strings/words.ts';
import type { Host } from '../teams/host.ts';
import { EvaluationBanner } from './EvaluationBanner.tsx';
import { Workspace } from './Workspace.tsx';

const SampleSignIn = lazy(async () => ({
  default: (await import('../features/sign-in/SampleSignIn.tsx')).SampleSignIn,
}));

/** Lets in whom the host or the sample sign-in vouches for; the token is kept in memory only. */
export const Entrance = ({ host }: { readonly host: Host }) => {
  const words = useWords();
  const evaluation = useEvaluation();
  const [token, setToken] = useState<string | null>(null);
  const [ended, setEnded] = useState(false);
  const banner = evaluation.data ? <EvaluationBanner /> : null;

  if (host.getToken) return <Workspace getToken={host.getToken} banner={banner} leave={null} />;
  if (token !== null) {
    const leave = (because: 'ended' | 'signed-out') => {
      setToken(null);
      setEnded(because === 'ended');
    };
    return <Workspace key={token} getToken={async () => token} banner={banner} leave={leave} />;
  }
  if (evaluation.data)
    return (
      <Suspense fallback={<LoadingRows rows={4} />}>
        <SampleSignIn
          signInUrl={evaluation.data.signInUrl}
          banner={banner}
          ended={ended}
          signedIn={setToken}
        />
      </Suspense>
    );
  if (evaluation.data === null) return <OutsideTeams />;
  return (
    <Page title={words.product}>
      {evaluation.error ? (
        <ProblemBar problem={problemOf(evaluation.error)} retry={() => evaluation.refetch()} />
      ) : (
        <LoadingRows rows={3} />
      )}
    </Page>
  );
};

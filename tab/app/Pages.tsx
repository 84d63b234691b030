import { lazy, Suspense, useState } from 'react';
import type { MeView } from '../../server/contract/me.ts';
import { LoadingRows } from '../components/LoadingRows.tsx';
import { Page } from '../components/Page.tsx';
import { ArrivalProvider } from '../navigation/arrival.ts';
import { hrefOf } from '../navigation/route.ts';
import { useRoute } from '../navigation/use-route.ts';
import { useText } from '../strings/text.ts';
import { Crash } from './Crash.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { RoutePage } from './RoutePage.tsx';

const FocusKeeper = lazy(async () => ({
  default: (await import('./FocusKeeper.tsx')).FocusKeeper,
}));

/** The page the address names; one that throws leaves the rest of the tab as it is. */
export const Pages = ({ me }: { readonly me: MeView }) => {
  const route = useRoute();
  const href = hrefOf(route);
  const [arrival, setArrival] = useState({ href, isFirst: true });
  if (arrival.href !== href) setArrival({ href, isFirst: false });
  return (
    <ArrivalProvider value={arrival}>
      <ErrorBoundary place={href} fallback={<Crash />}>
        <Suspense fallback={<LoadingPage />}>
          <RoutePage route={route} me={me} />
        </Suspense>
      </ErrorBoundary>
      <Suspense>
        <FocusKeeper />
      </Suspense>
    </ArrivalProvider>
  );
};

const LoadingPage = () => {
  const text = useText();
  return (
    <Page title={text('common.loading')}>
      <LoadingRows rows={8} />
    </Page>
  );
};

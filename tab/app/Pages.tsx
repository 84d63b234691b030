import { lazy, Suspense, useEffect, useRef } from 'react';
import type { MeView } from '../../server/contract/me.ts';
import { mayChange } from '../api/me.ts';
import { LoadingRows } from '../components/LoadingRows.tsx';
import { TaskOverview } from '../features/tasks/TaskOverview.tsx';
import { hrefOf } from '../navigation/route.ts';
import { useRoute } from '../navigation/use-route.ts';
import { Crash } from './Crash.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';

const TaskLog = lazy(async () => ({
  default: (await import('../features/runs/TaskLog.tsx')).TaskLog,
}));

/** The page the address names. Going to another one moves the focus to its heading, so that it is read out. */
export const Pages = ({ me }: { readonly me: MeView }) => {
  const route = useRoute();
  const href = hrefOf(route);
  const shown = useRef(href);
  useEffect(() => {
    if (shown.current === href) return;
    shown.current = href;
    document.querySelector('h1')?.focus();
  }, [href]);
  return (
    <ErrorBoundary key={href} fallback={<Crash />}>
      {route.page === 'tasks' ? (
        <TaskOverview mayChange={mayChange(me)} />
      ) : (
        <Suspense fallback={<LoadingRows rows={8} />}>
          <TaskLog taskId={route.taskId} runId={route.runId} mayChange={mayChange(me)} />
        </Suspense>
      )}
    </ErrorBoundary>
  );
};

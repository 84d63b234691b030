import { notifyManager, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { isUnreachable } from './transient.ts';

const events = ['online', 'offline'] as const;

const couldNotBeReached = (queries: QueryClient): boolean =>
  queries
    .getQueryCache()
    .getAll()
    .some(({ state }) => isUnreachable(state.fetchFailureReason ?? state.error)) ||
  queries
    .getMutationCache()
    .getAll()
    .some(({ state }) => isUnreachable(state.error));

/** Whether the browser knows of no network and something could indeed not be reached. */
export const useOffline = (): boolean => {
  const queries = useQueryClient();
  const watch = useCallback(
    (changed: () => void) => {
      const look = notifyManager.batchCalls(changed);
      const ends = [
        queries.getQueryCache().subscribe(look),
        queries.getMutationCache().subscribe(look),
      ];
      for (const event of events) window.addEventListener(event, changed);
      return () => {
        for (const end of ends) end();
        for (const event of events) window.removeEventListener(event, changed);
      };
    },
    [queries],
  );
  return useSyncExternalStore(watch, () => !window.navigator.onLine && couldNotBeReached(queries));
};

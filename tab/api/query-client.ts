import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';

import { ApiProblem } from './problem.ts';
import { isTransient } from './transient.ts';

const maxRetries = 2;

/** Keeps what one person read; `sessionEnded` is called when the server no longer accepts his token. */
export const createQueryClient = (sessionEnded: () => void = () => undefined): QueryClient => {
  const onError = (error: unknown): void => {
    if (error instanceof ApiProblem && error.problem.status === 401) sessionEnded();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        // hosts' web views are not to be trusted when they say that there is no network
        networkMode: 'always',
        refetchOnReconnect: 'always',
        retry: (failures, error) => failures < maxRetries && isTransient(error),
      },
      // a change is never sent twice by itself: it fails at once, and its form keeps what was entered
      mutations: { networkMode: 'always', retry: false },
    },
  });
};

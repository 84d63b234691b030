import { QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem.ts';

const maxRetries = 2;

/** Only what may pass by itself is asked again: no answer, overload, a server that restarts. */
const isTransient = (error: unknown): boolean =>
  error instanceof ApiProblem &&
  (error.problem.code === 'unreachable' || [429, 502, 503, 504].includes(error.problem.status));

/** Keeps what one person read; `sessionEnded` is called when the server no longer accepts his token. */
export const createQueryClient = (sessionEnded: () => void = () => undefined): QueryClient =>
  new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (error instanceof ApiProblem && error.problem.status === 401) sessionEnded();
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) => failures < maxRetries && isTransient(error),
      },
    },
  });

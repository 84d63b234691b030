import { useQuery } from '@tanstack/react-query';
import { evaluationView } from '../../server/contract/evaluation.ts';
import { type MeView, meView } from '../../server/contract/me.ts';
import { ApiProblem } from './problem.ts';
import { useClient } from './use-client.ts';

/** Who is signed in. */
export const useMe = () => {
  const client = useClient();
  return useQuery({
    queryKey: ['me'],
    queryFn: ({ signal }) => client.get('/api/me', meView, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
};

/** Whether the person may change tasks and start runs, rather than only look. */
export const mayChange = ({ roles }: Pick<MeView, 'roles'>): boolean =>
  roles.includes('ALL') || roles.includes('User_Management');

/** Whether the person may change what concerns the whole service, such as its managed domains. */
export const mayChangeAll = ({ roles }: Pick<MeView, 'roles'>): boolean => roles.includes('ALL');

/** What evaluation mode tells of itself; null = this is no evaluation. */
export const useEvaluation = () => {
  const client = useClient();
  return useQuery({
    queryKey: ['evaluation'],
    queryFn: async ({ signal }) => {
      try {
        return await client.get('/api/evaluation', evaluationView, signal);
      } catch (error) {
        if (error instanceof ApiProblem && error.problem.status === 404) return null;
        throw error;
      }
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
};

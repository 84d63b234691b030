import { useQuery } from '@tanstack/react-query';
import { groupPageView } from '../../server/contract/group.ts';
import { useClient } from './use-client.ts';

/** Enough for a list to choose from; who has more searches. */
const most = 500;

export interface NamedGroup {
  readonly groupId: string;
  readonly displayName: string;
}

/** The selected groups of a task by name, for filters. */
export const useSelectedGroups = (taskId: string) => {
  const client = useClient();
  return useQuery({
    queryKey: ['groups', taskId, 'selected-names'],
    staleTime: 60_000,
    queryFn: async ({ signal }): Promise<readonly NamedGroup[]> => {
      const found: NamedGroup[] = [];
      for (let cursor: string | null = ''; cursor !== null && found.length < most; ) {
        const query: URLSearchParams = new URLSearchParams({
          selected: 'true',
          ...(cursor === '' ? {} : { cursor }),
        });
        const path = `/api/tasks/${encodeURIComponent(taskId)}/groups?${query}`;
        const page = await client.get(path, groupPageView, signal);
        found.push(...page.items);
        cursor = page.nextCursor;
      }
      return found.toSorted((a, b) => a.displayName.localeCompare(b.displayName));
    },
  });
};

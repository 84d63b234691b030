import { useQuery } from '@tanstack/react-query';
import { type DomainView, domainListView } from '../../server/contract/domain.ts';
import { managedDomainListView } from '../../server/contract/managed-domain.ts';
import { tasksKey } from './tasks.ts';
import { useChange } from './use-change.ts';
import { useClient } from './use-client.ts';

const path = (taskId: string): string => `/api/tasks/${encodeURIComponent(taskId)}/domains`;
const keyOf = (taskId: string) => ['task-domains', taskId];

/** The domains of a task as of the last refresh. */
export const useTaskDomains = (taskId: string) => {
  const client = useClient();
  return useQuery({
    queryKey: keyOf(taskId),
    queryFn: async ({ signal }): Promise<readonly DomainView[]> =>
      (await client.get(path(taskId), domainListView, signal)).items,
  });
};

/** Has the list read from Microsoft again. */
export const useRefreshDomains = (taskId: string) =>
  useChange(
    (client, _: null) => client.post(`${path(taskId)}/refresh`, domainListView, {}),
    () => [keyOf(taskId), tasksKey],
  );

/** Makes exactly these the domains of the task. */
export const useSelectDomains = (taskId: string) =>
  useChange(
    (client, selected: readonly string[]) => client.put(path(taskId), domainListView, { selected }),
    () => [keyOf(taskId), tasksKey],
  );

/** The largest LFT quota each managed domain allows, in megabytes; domains without a limit are left out. */
export const useDomainQuotas = () => {
  const client = useClient();
  return useQuery({
    queryKey: ['domain-quotas'],
    queryFn: async ({ signal }): Promise<ReadonlyMap<string, number>> => {
      const { items } = await client.get('/api/managed-domains', managedDomainListView, signal);
      return new Map(
        items.flatMap(({ name, lftGlobalQuota }) =>
          lftGlobalQuota === null ? [] : [[name, lftGlobalQuota] as const],
        ),
      );
    },
  });
};

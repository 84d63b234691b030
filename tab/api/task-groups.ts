import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { actionDefinitionView, type GroupActionView } from '../../server/contract/action.ts';
import {
  type GroupView,
  groupActionsView,
  groupListView,
  groupPageView,
} from '../../server/contract/group.ts';
import { wholeOf } from '../../server/contract/list.ts';
import { type TaskPatchInput, taskView } from '../../server/contract/task.ts';
import type { Client } from './client.ts';
import { tasksKey } from './tasks.ts';
import { useChange } from './use-change.ts';
import { useClient } from './use-client.ts';

const taskPath = (taskId: string): string => `/api/tasks/${encodeURIComponent(taskId)}`;
const groupsPath = (taskId: string): string => `${taskPath(taskId)}/groups`;
const selectedKey = (taskId: string) => ['task-groups', taskId, 'selected'];
/** What each list of groups tells about a group is read from the directory: it stays a while. */
const freshMs = 60_000;

/** The groups of the directory by name, 100 at a time; those found if something is searched for. */
export const useFoundGroups = (taskId: string, search: string) => {
  const client = useClient();
  return useInfiniteQuery({
    queryKey: ['task-groups', taskId, 'found', search],
    staleTime: freshMs,
    initialPageParam: null,
    queryFn: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) => {
      const query = new URLSearchParams();
      if (search !== '') query.set('search', search);
      if (pageParam !== null) query.set('cursor', pageParam);
      return client.get(`${groupsPath(taskId)}?${query}`, groupPageView, signal);
    },
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (previous) => previous,
    refetchOnWindowFocus: false,
  });
};

const readSelected = async (
  client: Client,
  taskId: string,
  signal: AbortSignal,
): Promise<readonly GroupView[]> =>
  (await client.get(`${groupsPath(taskId)}?selected=true`, groupPageView, signal)).items;

/** The selected groups of a task in the order of their precedence. */
export const useSelectedGroups = (taskId: string) => {
  const client = useClient();
  return useQuery({
    queryKey: selectedKey(taskId),
    staleTime: freshMs,
    queryFn: ({ signal }) => readSelected(client, taskId, signal),
  });
};

/** What the server knows at this moment: the task, and its selected groups. */
export const useReadNow = (taskId: string) => {
  const client = useClient();
  const queries = useQueryClient();
  return async () => {
    const [groups, task] = await Promise.all([
      queries.fetchQuery({
        queryKey: selectedKey(taskId),
        staleTime: 0,
        queryFn: ({ signal }) => readSelected(client, taskId, signal),
      }),
      client.get(taskPath(taskId), taskView),
    ]);
    return { groups, task };
  };
};

/** The pages of found groups stay as they are: what the task makes of a group is taken from the selected ones. */
const changed = (taskId: string) => [selectedKey(taskId), tasksKey];

/** Makes exactly these the groups of the task. */
export const useSelectGroups = (taskId: string) =>
  useChange(
    (client, selected: readonly string[]) =>
      client.put(groupsPath(taskId), groupListView, { selected }),
    () => changed(taskId),
  );

/** Saves which group counts for a user who is in several; refused if the task moved on since `revision`. */
export const useSavePrecedence = (taskId: string) =>
  useChange(
    (client, input: Required<Pick<TaskPatchInput, 'precedence' | 'revision'>>) =>
      client.patch(taskPath(taskId), taskView, input),
    () => changed(taskId),
  );

/** Gives a group its ordered list of actions. */
export const useSetActions = (taskId: string, groupId: string) =>
  useChange(
    (client, actions: readonly GroupActionView[]) =>
      client.put(`${groupsPath(taskId)}/${encodeURIComponent(groupId)}/actions`, groupActionsView, {
        actions,
      }),
    () => changed(taskId),
  );

/** The group actions there are, in the manual's order. */
export const useActionTable = () => {
  const client = useClient();
  return useQuery({
    queryKey: ['action-table'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) =>
      (await client.get('/api/actions', wholeOf(actionDefinitionView), signal)).items,
  });
};

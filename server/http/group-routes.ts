import { actionsInput } from '../contract/action.ts';
import {
  groupActionsView,
  groupListView,
  groupPageView,
  groupParams,
  groupQuery,
  selectGroupsInput,
} from '../contract/group.ts';
import { taskParams } from '../contract/task.ts';
import type { SelectGroups } from '../engine/use-cases.ts';
import { ok } from './answer.ts';
import { reading } from './error-groups.ts';
import { noInput, type Route, route } from './route.ts';
import { viewGroup } from './views.ts';

/** (3) Directory Groups and their actions. */
export const createGroupRoutes = (groups: SelectGroups): readonly Route[] => [
  route('GET /api/tasks/{taskId}/groups', {
    ...noInput,
    id: 'listGroups',
    summary: 'Groups of the directory, with what the task makes of them',
    params: taskParams,
    query: groupQuery,
    answer: ok('One page of groups', groupPageView),
    errors: reading,
    handle: async ({ actor, params, query, signal }) => {
      const page = await groups.list(actor, params.taskId, query, signal);
      const { nextCursor, notice } = page;
      return { body: { items: page.groups.map(viewGroup), nextCursor, notice } };
    },
  }),
  route('PUT /api/tasks/{taskId}/groups', {
    ...noInput,
    id: 'selectGroups',
    summary: 'Make exactly these the groups of the task; actions of others are kept',
    params: taskParams,
    body: selectGroupsInput,
    answer: ok('The selected groups', groupListView),
    errors: [...reading, 'group-missing', 'revision-conflict'],
    handle: async ({ actor, params, body, signal }) => {
      const selected = await groups.select(actor, params.taskId, body.selected, signal);
      return { body: { items: selected.map(viewGroup) } };
    },
  }),
  route('PUT /api/tasks/{taskId}/groups/{groupId}/actions', {
    ...noInput,
    id: 'setActions',
    summary: 'Give a group its ordered list of actions',
    params: groupParams,
    body: actionsInput,
    answer: ok('The group, and what is odd about its actions', groupActionsView),
    errors: [...reading, 'invalid-actions', 'role-not-held', 'group-missing', 'revision-conflict'],
    handle: async ({ actor, params, body, signal }) => {
      const { taskId, groupId } = params;
      const saved = await groups.setActions(actor, taskId, groupId, body.actions, signal);
      return { body: { ...viewGroup(saved.group), warnings: saved.warnings } };
    },
  }),
];

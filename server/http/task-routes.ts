import {
  newTaskInput,
  taskDeletionView,
  taskListView,
  taskParams,
  taskPatchInput,
  taskView,
} from '../contract/task.ts';
import type { EditTask } from '../engine/use-cases.ts';
import { created, noContent, ok } from './answer.ts';
import { finding } from './error-groups.ts';
import { noInput, type Route, route } from './route.ts';
import { viewTask } from './views.ts';

/** The Tasks overview and (1) Edit Task. */
export const createTaskRoutes = (tasks: EditTask): readonly Route[] => [
  route('GET /api/tasks', {
    ...noInput,
    id: 'listTasks',
    summary: 'All tasks of the tenant, each with its last run',
    answer: ok('The tasks', taskListView),
    handle: async ({ actor }) => ({ body: { items: (await tasks.list(actor)).map(viewTask) } }),
  }),
  route('POST /api/tasks', {
    ...noInput,
    id: 'createTask',
    summary: 'Add a task; name and access are needed, the rest has defaults',
    body: newTaskInput,
    answer: created('The new task', taskView),
    errors: ['domain-taken', 'task-incomplete', 'secret-unreadable'],
    handle: async ({ actor, body: { type: _type, target: _target, ...input } }) => {
      const task = await tasks.create(actor, input);
      return { body: viewTask(task), location: `/api/tasks/${task.task.taskId}` };
    },
  }),
  route('GET /api/tasks/{taskId}', {
    ...noInput,
    id: 'getTask',
    summary: 'One task',
    params: taskParams,
    answer: ok('The task', taskView),
    errors: finding,
    handle: async ({ actor, params }) => ({
      body: viewTask(await tasks.get(actor, params.taskId)),
    }),
  }),
  route('PATCH /api/tasks/{taskId}', {
    ...noInput,
    id: 'editTask',
    summary: 'Change the named fields of a task; the client secret is write-only',
    params: taskParams,
    body: taskPatchInput,
    answer: ok('The task as it is now', taskView),
    errors: [
      ...finding,
      'revision-conflict',
      'domain-taken',
      'task-incomplete',
      'secret-unreadable',
    ],
    handle: async ({ actor, params, body: { type: _type, target: _target, ...patch } }) => ({
      body: viewTask(await tasks.edit(actor, params.taskId, patch)),
    }),
  }),
  route('POST /api/tasks/{taskId}/copies', {
    ...noInput,
    id: 'copyTask',
    summary: 'Duplicate a task without its domains and runs; the copy does not synchronise',
    params: taskParams,
    answer: created('The copy', taskView),
    errors: [...finding, 'secret-unreadable'],
    handle: async ({ actor, params }) => {
      const copy = await tasks.copy(actor, params.taskId);
      return { body: viewTask(copy), location: `/api/tasks/${copy.task.taskId}` };
    },
  }),
  route('GET /api/tasks/{taskId}/deletion', {
    ...noInput,
    id: 'describeDeletion',
    summary: 'What deleting the task means for its users',
    params: taskParams,
    answer: ok('How many it manages, and how many of them stay disabled', taskDeletionView),
    errors: finding,
    handle: async ({ actor, params }) => ({ body: await tasks.deletion(actor, params.taskId) }),
  }),
  route('DELETE /api/tasks/{taskId}', {
    ...noInput,
    id: 'deleteTask',
    summary: 'Remove a task; its users keep their settings',
    params: taskParams,
    answer: noContent('The task is gone'),
    errors: finding,
    handle: async ({ actor, params }) => {
      await tasks.remove(actor, params.taskId);
      return {};
    },
  }),
];

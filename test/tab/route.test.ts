import { describe, expect, test } from 'vitest';
import {
  hrefOf,
  parseParams,
  parseRoute,
  type Route,
  subPageIdOf,
} from '../../tab/navigation/route.ts';

const places: readonly (readonly [string, Route])[] = [
  ['#/', { page: 'tasks' }],
  ['#/tasks/new', { page: 'new-task' }],
  ['#/tasks/task-1', { page: 'task', taskId: 'task-1' }],
  ['#/tasks/task-1/runs', { page: 'runs', taskId: 'task-1' }],
  ['#/tasks/task-1/runs/run-7', { page: 'run', taskId: 'task-1', runId: 'run-7' }],
  ['#/tasks/task-1/setup/access', { page: 'setup', taskId: 'task-1', step: 'access' }],
  ['#/tasks/task-1/setup/domains', { page: 'setup', taskId: 'task-1', step: 'domains' }],
  ['#/tasks/task-1/setup/groups', { page: 'setup', taskId: 'task-1', step: 'groups' }],
  ['#/tasks/task-1/setup/test', { page: 'setup', taskId: 'task-1', step: 'test' }],
  ['#/tasks/task-1/setup/enable', { page: 'setup', taskId: 'task-1', step: 'enable' }],
  ['#/tasks/task-1/setup/groups/g-9', { page: 'group-actions', taskId: 'task-1', groupId: 'g-9' }],
  ['#/users', { page: 'users' }],
  ['#/users/ada%40contoso.com', { page: 'user', email: 'ada@contoso.com' }],
  ['#/domains', { page: 'domains' }],
  ['#/help', { page: 'help' }],
  ['#/tasks/a%2Fb%20c%23d%3F/runs/%C3%A9%25', { page: 'run', taskId: 'a/b c#d?', runId: 'é%' }],
];

describe('an address', () => {
  test.each(places)('%s names its place, and the place that address', (href, route) => {
    expect(hrefOf(route)).toBe(href);
    expect(parseRoute(href)).toEqual(route);
  });

  test.each(places)(
    '%s is a deep link of Teams without its first two characters',
    (href, route) => {
      expect(`#/${subPageIdOf(route)}`).toBe(href);
      expect(parseRoute(subPageIdOf(route))).toEqual(route);
    },
  );

  test.each(['', '#', '#/', '#/tasks', '#/tasks/', '#/elsewhere/7'])(
    'that names nothing is the overview: "%s"',
    (hash) => {
      expect(parseRoute(hash)).toEqual({ page: 'tasks' });
    },
  );

  test('that names no step of the wizard leads to the first that is not done', () => {
    expect(parseRoute('#/tasks/7/setup/elsewhere')).toMatchObject({ page: 'setup', step: null });
    expect(hrefOf({ page: 'setup', taskId: '7', step: null })).toBe('#/tasks/7/setup');
    expect(parseRoute('#/tasks/7/setup')).toMatchObject({ page: 'setup', step: null });
  });

  test('that is badly encoded still opens a page', () => {
    expect(parseRoute('#/tasks/%E0%A4%A')).toEqual({ page: 'task', taskId: '%E0%A4%A' });
  });
});

describe('what an address remembers', () => {
  test.each([
    [{}],
    [{ search: 'a&b=c?d#e', state: 'disabled' }],
    [{ user: 'ada+test@contoso.com' }],
  ])('comes back as it was: %j', (params) => {
    for (const [, route] of places) {
      const href = hrefOf(route, params);
      expect(parseParams(href)).toEqual(params);
      expect(parseRoute(href)).toEqual(route);
      expect(parseParams(subPageIdOf(route, params))).toEqual(params);
    }
  });
});

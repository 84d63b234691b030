import { describe, expect, test } from 'vitest';
import { hrefOf, parseRoute, type Route } from '../../tab/navigation/route.ts';

const routes: readonly Route[] = [
  { page: 'tasks' },
  { page: 'task', taskId: 'task-1', runId: null },
  { page: 'task', taskId: 'task-1', runId: 'run-7' },
  { page: 'task', taskId: 'a/b c#d', runId: 'é%' },
];

describe('an address', () => {
  test.each(routes)('leads back to where it was taken: %j', (route) => {
    expect(parseRoute(hrefOf(route))).toEqual(route);
  });

  test.each(['', '#', '#/', '#/tasks', '#/tasks/', '#/elsewhere/7'])(
    'that names no task is the overview: "%s"',
    (hash) => {
      expect(parseRoute(hash)).toEqual({ page: 'tasks' });
    },
  );

  test('that is badly encoded still opens a page', () => {
    expect(parseRoute('#/tasks/%E0%A4%A')).toEqual({
      page: 'task',
      taskId: '%E0%A4%A',
      runId: null,
    });
  });
});

/** Where the tab stands. `runId` null = the task's most recent run. */
export type Route =
  | { readonly page: 'tasks' }
  | { readonly page: 'task'; readonly taskId: string; readonly runId: string | null };

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

/** Reads `#/tasks/{taskId}` and `#/tasks/{taskId}/runs/{runId}`; anything else is the overview. */
export const parseRoute = (hash: string): Route => {
  const [tasks, taskId, runs, runId] = hash.replace(/^#\/?/, '').split('/').map(decoded);
  if (tasks !== 'tasks' || !taskId) return { page: 'tasks' };
  return { page: 'task', taskId, runId: runs === 'runs' && runId ? runId : null };
};

/** The link to a place; the part after `#/` is also its `subPageId` in a Teams deep link. */
export const hrefOf = (route: Route): string => {
  if (route.page === 'tasks') return '#/';
  const task = `#/tasks/${encodeURIComponent(route.taskId)}`;
  return route.runId === null ? task : `${task}/runs/${encodeURIComponent(route.runId)}`;
};

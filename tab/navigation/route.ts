export const wizardSteps = ['access', 'domains', 'groups', 'test', 'enable'] as const;
export type WizardStep = (typeof wizardSteps)[number];

/** Where the tab stands. */
export type Route =
  | { readonly page: 'tasks' }
  | { readonly page: 'new-task' }
  /** The log of the task's most recent run. */
  | { readonly page: 'task'; readonly taskId: string }
  | { readonly page: 'runs'; readonly taskId: string }
  | { readonly page: 'run'; readonly taskId: string; readonly runId: string }
  /** Null = the first step that is not done. */
  | { readonly page: 'setup'; readonly taskId: string; readonly step: WizardStep | null }
  | { readonly page: 'group-actions'; readonly taskId: string; readonly groupId: string }
  | { readonly page: 'users' }
  | { readonly page: 'user'; readonly email: string }
  | { readonly page: 'domains' }
  | { readonly page: 'help' };

/** What a place remembers beside its route: filters, what is open. */
export type RouteParams = Readonly<Record<string, string>>;

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

const partsOf = (hash: string): readonly string[] =>
  (hash.replace(/^#?\/?/, '').split('?')[0] ?? '').split('/').map(decoded);

const parseTask = (taskId: string, rest: readonly string[]): Route => {
  const [section, name, id] = rest;
  if (section === 'runs')
    return name ? { page: 'run', taskId, runId: name } : { page: 'runs', taskId };
  if (section !== 'setup') return { page: 'task', taskId };
  if (name === 'groups' && id) return { page: 'group-actions', taskId, groupId: id };
  const step = wizardSteps.find((one) => one === name) ?? null;
  return { page: 'setup', taskId, step };
};

/** The place an address (`#/tasks/7`, with or without `#/`) names; one that names none is the overview. */
export const parseRoute = (hash: string): Route => {
  const [section, name, ...rest] = partsOf(hash);
  if (section === 'users') return name ? { page: 'user', email: name } : { page: 'users' };
  if (section === 'domains' || section === 'help') return { page: section };
  if (section !== 'tasks' || !name) return { page: 'tasks' };
  return name === 'new' ? { page: 'new-task' } : parseTask(name, rest);
};

/** What stands behind the `?` of an address. */
export const parseParams = (hash: string): RouteParams =>
  Object.fromEntries(new URLSearchParams(hash.split('?').slice(1).join('?')));

const pathOf = (route: Route): readonly string[] => {
  switch (route.page) {
    case 'tasks':
      return [];
    case 'new-task':
      return ['tasks', 'new'];
    case 'task':
      return ['tasks', route.taskId];
    case 'runs':
      return ['tasks', route.taskId, 'runs'];
    case 'run':
      return ['tasks', route.taskId, 'runs', route.runId];
    case 'setup':
      return ['tasks', route.taskId, 'setup', ...(route.step ? [route.step] : [])];
    case 'group-actions':
      return ['tasks', route.taskId, 'setup', 'groups', route.groupId];
    case 'user':
      return ['users', route.email];
    default:
      return [route.page];
  }
};

/** The link to a place. */
export const hrefOf = (route: Route, params: RouteParams = {}): string => {
  const query = new URLSearchParams(params).toString();
  return `#/${pathOf(route).map(encodeURIComponent).join('/')}${query && `?${query}`}`;
};

/** A place as the `subPageId` of a Teams deep link: its address without `#/`. */
export const subPageIdOf = (route: Route, params: RouteParams = {}): string =>
  hrefOf(route, params).slice(2);

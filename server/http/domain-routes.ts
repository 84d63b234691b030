import { domainListView, selectDomainsInput } from '../contract/domain.ts';
import { taskParams } from '../contract/task.ts';
import type { SelectDomains } from '../engine/use-cases.ts';
import { ok } from './answer.ts';
import { finding, reading } from './error-groups.ts';
import { noInput, type Route, route } from './route.ts';

/** (2) Domains. */
export const createDomainRoutes = (domains: SelectDomains): readonly Route[] => [
  route('GET /api/tasks/{taskId}/domains', {
    ...noInput,
    id: 'listDomains',
    summary: 'The domains as of the last refresh',
    params: taskParams,
    answer: ok('The domains', domainListView),
    errors: finding,
    handle: async ({ actor, params }) => ({
      body: { items: await domains.list(actor, params.taskId) },
    }),
  }),
  route('PUT /api/tasks/{taskId}/domains', {
    ...noInput,
    id: 'selectDomains',
    summary: 'Make exactly these the domains of the task',
    params: taskParams,
    body: selectDomainsInput,
    answer: ok('The domains as they are now', domainListView),
    errors: [...finding, 'domain-taken', 'domain-not-selectable', 'revision-conflict'],
    handle: async ({ actor, params, body }) => ({
      body: { items: await domains.select(actor, params.taskId, body.selected) },
    }),
  }),
  route('POST /api/tasks/{taskId}/domains/refresh', {
    ...noInput,
    id: 'refreshDomains',
    summary: 'Read the list of domains from Microsoft again',
    params: taskParams,
    answer: ok('The domains as they are now', domainListView),
    errors: [...reading, 'revision-conflict'],
    handle: async ({ actor, params, signal }) => ({
      body: { items: await domains.refresh(actor, params.taskId, signal) },
    }),
  }),
];

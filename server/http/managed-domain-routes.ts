import { managedDomainListView, managedDomainsInput } from '../contract/managed-domain.ts';
import type { ManageDomains } from '../engine/use-cases.ts';
import { ok } from './answer.ts';
import { noInput, type Route, route } from './route.ts';

/** The domains the service manages for the tenant. */
export const createManagedDomainRoutes = (domains: ManageDomains): readonly Route[] => [
  route('GET /api/managed-domains', {
    ...noInput,
    id: 'listManagedDomains',
    summary: 'The managed domains of the tenant',
    answer: ok('The domains', managedDomainListView),
    handle: async ({ actor }) => ({ body: { items: await domains.list(actor) } }),
  }),
  route('PUT /api/managed-domains', {
    ...noInput,
    id: 'putManagedDomains',
    summary: 'Make exactly these the managed domains of the tenant',
    body: managedDomainsInput,
    answer: ok('The domains as they are now', managedDomainListView),
    errors: ['domain-taken'],
    handle: async ({ actor, body }) => ({ body: { items: await domains.put(actor, body.items) } }),
  }),
];

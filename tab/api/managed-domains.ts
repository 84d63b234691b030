import { useQuery } from '@tanstack/react-query';
import {
  type ManagedDomainView,
  managedDomainListView,
} from '../../server/contract/managed-domain.ts';
import { useChange } from './use-change.ts';
import { useClient } from './use-client.ts';

const path = '/api/managed-domains';
const managedDomainsKey = ['managed-domains'];

/** The domains the service manages for the tenant. */
export const useManagedDomains = () => {
  const client = useClient();
  return useQuery({
    queryKey: managedDomainsKey,
    queryFn: async ({ signal }): Promise<readonly ManagedDomainView[]> =>
      (await client.get(path, managedDomainListView, signal)).items,
  });
};

/** One change of the list. */
export type DomainChange =
  | { readonly kind: 'put'; readonly domain: ManagedDomainView }
  | { readonly kind: 'remove'; readonly name: string };

/** The list after a change of it. */
export const changedDomains = (
  domains: readonly ManagedDomainView[],
  change: DomainChange,
): readonly ManagedDomainView[] => {
  const name = change.kind === 'put' ? change.domain.name : change.name;
  const others = domains.filter((one) => one.name !== name);
  return change.kind === 'put' ? [...others, change.domain] : others;
};

/** Adds, changes or removes one domain. The list is read anew before, so that what others changed meanwhile stays. */
export const useChangeDomains = () =>
  useChange(
    async (client, change: DomainChange) => {
      const { items } = await client.get(path, managedDomainListView);
      const changed = changedDomains(items, change);
      return client.put(path, managedDomainListView, { items: changed });
    },
    () => [managedDomainsKey],
  );

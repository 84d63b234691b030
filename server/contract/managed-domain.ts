import { z } from 'zod';
import { domainName, uniqueList } from './fields.ts';
import { wholeOf } from './list.ts';

/** The largest quota of a whole domain: 1 PiB in megabytes. */
export const maxLftGlobalQuota = 1_073_741_824;

/** Exactly the domains the service is to manage for the tenant. */
export const managedDomainsInput = z.strictObject({
  items: uniqueList(
    z.strictObject({
      name: domainName,
      lftGlobalQuota: z.int().min(0).max(maxLftGlobalQuota).nullable().default(null),
    }),
    1_000,
    (domain) => domain.name,
  ),
});

export const managedDomainView = z.object({
  name: z.string(),
  lftGlobalQuota: z.number().nullable(),
});
export const managedDomainListView = wholeOf(managedDomainView);

export type ManagedDomainsInput = z.input<typeof managedDomainsInput>;
export type ManagedDomainView = z.infer<typeof managedDomainView>;

import { z } from 'zod';
import { domainName, uniqueList } from './fields.ts';
import { wholeOf } from './list.ts';

/** The domains whose users a task may touch. */
export const selectDomainsInput = z.strictObject({
  selected: uniqueList(domainName, 5_000, (name) => name),
});

/** A domain of the tenant or of the service; `reason` says why it cannot be selected. */
export const domainView = z.object({
  name: z.string(),
  selected: z.boolean(),
  microsoftListed: z.boolean(),
  microsoftVerified: z.boolean(),
  managed: z.boolean(),
  selectable: z.boolean(),
  reason: z.string().nullable(),
});
export const domainListView = wholeOf(domainView);

export type SelectDomainsInput = z.input<typeof selectDomainsInput>;
export type DomainView = z.infer<typeof domainView>;

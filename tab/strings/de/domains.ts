import type { domains as english } from '../en/domains.ts';

/** Die verwalteten Domänen des Dienstes. */
export const domains = {
  'domains.title': 'Verwaltete Domänen',
} as const satisfies Record<keyof typeof english, string>;

/** The managed domains of the service. */
export const domains = {
  'domains.title': 'Managed domains',
} as const;

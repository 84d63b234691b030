import { managedDomainsInput } from '../../../server/contract/managed-domain.ts';

/** Why a name cannot be that of a new managed domain; null = nothing is wrong. */
export const judgeDomain = (
  typed: string,
  existing: readonly string[],
): 'missing' | 'notDomain' | 'listed' | null => {
  const name = typed.trim().toLowerCase();
  if (name === '') return 'missing';
  if (!managedDomainsInput.safeParse({ items: [{ name }] }).success) return 'notDomain';
  return existing.includes(name) ? 'listed' : null;
};

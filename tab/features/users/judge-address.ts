import { newUserInput } from '../../../server/contract/user.ts';

/** Why an address cannot be that of a new user. */
export interface AddressFault {
  readonly code: 'noAddress' | 'badAddress' | 'unmanaged';
  readonly domain: string;
}

/** What is wrong with an address, before the server says so; null = nothing. Without domains these are not judged. */
export const judgeAddress = (
  typed: string,
  domains: readonly string[] | null,
): AddressFault | null => {
  const email = typed.trim().toLowerCase();
  const domain = email.slice(email.lastIndexOf('@') + 1);
  if (email === '') return { code: 'noAddress', domain };
  if (!newUserInput.safeParse({ email }).success) return { code: 'badAddress', domain };
  return domains === null || domains.includes(domain) ? null : { code: 'unmanaged', domain };
};

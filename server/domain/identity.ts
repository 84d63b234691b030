import type { Person } from './directory.ts';
import { domainOf, type MailAddress, mailAddress } from './ids.ts';

/** Whether a text can be an address: a local part, an `@`, a domain; no blanks. */
const isAddress = (text: string): boolean => /^[^\s@]+@[^\s@]+$/.test(text);

/** Guests are never synchronised: their mail domain is not ours to manage. */
export const isGuest = (person: Person): boolean => person.userType?.toLowerCase() === 'guest';

/**
 * The address that identifies a person: `mail`, else the primary (`SMTP:`) proxy address, else the user principal
 * name if its domain is selected; null if there is none.
 */
export const addressOf = (
  person: Person,
  selectedDomains: ReadonlySet<string>,
): MailAddress | null => {
  const mail = person.mail?.trim() ?? '';
  if (mail !== '') return isAddress(mail) ? mailAddress(mail) : null;
  const primary = person.proxyAddresses
    .find((proxy) => proxy.startsWith('SMTP:'))
    ?.slice(5)
    .trim();
  if (primary !== undefined && primary !== '')
    return isAddress(primary) ? mailAddress(primary) : null;
  const principal = person.userPrincipalName?.trim() ?? '';
  return isAddress(principal) && selectedDomains.has(domainOf(principal))
    ? mailAddress(principal)
    : null;
};

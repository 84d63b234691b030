import { domainOf } from '../domain/ids.ts';
import type { CryptoRight, User } from '../domain/user.ts';
import { nameOrder } from './name-order.ts';

/** What a list of users is filtered and ordered by besides its plain fields; never null, so a cursor can stand on it. */
export interface UserOrder {
  readonly domain: string;
  readonly name: string;
  /** 0 = enabled, 1 = disabled. */
  readonly active: number;
  /** 0 = has an admin role, 1 = has none. */
  readonly admin: number;
  /** By strength: SigEnc, SigOnly, None, never set. */
  readonly crypto: number;
}

const cryptoOrder: Readonly<Record<CryptoRight, number>> = { SigEnc: 0, SigOnly: 1, None: 2 };

/** Derives the order of a user from its fields. */
export const orderOf = (user: User): UserOrder => ({
  domain: domainOf(user.email),
  name: nameOrder(user.displayName),
  active: user.disabled ? 1 : 0,
  admin: user.adminRoles.length > 0 ? 0 : 1,
  crypto: user.crypto === null ? 3 : cryptoOrder[user.crypto],
});

import type { CollationOptions, Collection, Filter, Sort } from 'mongodb';
import { mailAddress } from '../domain/ids.ts';
import type { User } from '../domain/user.ts';
import type { UserQuery, UserSort } from '../ports/target.ts';
import { brokenCursor, decodeCursor, encodeCursor } from './cursor.ts';
import type { UserDocument } from './documents.ts';
import { nameCollation } from './indexes.ts';
import { orderOf } from './user-order.ts';

interface Order {
  readonly field: string;
  readonly valueOf: (user: User) => string | number;
  readonly collation?: CollationOptions;
}

/** How each order reads; ties are broken by the address, which is unique. */
const orders: Readonly<Record<UserSort, Order>> = {
  displayName: {
    field: 'displayName',
    valueOf: (user) => user.displayName,
    collation: nameCollation,
  },
  email: { field: 'email', valueOf: (user) => user.email },
  active: { field: 'order.active', valueOf: (user) => orderOf(user).active },
  admin: { field: 'order.admin', valueOf: (user) => orderOf(user).admin },
  crypto: { field: 'order.crypto', valueOf: (user) => orderOf(user).crypto },
};

const cursorOf = (sort: UserSort, descending: boolean, user: User): string =>
  encodeCursor([sort, descending, orders[sort].valueOf(user), user.email]);

/**
 * What comes after a cursor, as ranges to be read one after the other: the rest of those with the same value, then those
 * beyond it. Each is one stretch of an index, so a page costs the same wherever it is.
 */
const rangesAfter = (
  cursor: string | undefined,
  sort: UserSort,
  descending: boolean,
): readonly Filter<UserDocument>[] => {
  if (cursor === undefined) return [{}];
  const [cursorSort, cursorDescending, value, email] = decodeCursor(cursor);
  const { field } = orders[sort];
  const fits =
    cursorSort === sort &&
    cursorDescending === descending &&
    typeof value === (field.startsWith('order.') ? 'number' : 'string');
  if (!fits || typeof email !== 'string') throw brokenCursor();
  const address = mailAddress(email);
  const beyond = <Place>(place: Place) => (descending ? { $lt: place } : { $gt: place });
  return field === 'email'
    ? [{ email: beyond(address) }]
    : [{ [field]: value, email: beyond(address) }, { [field]: beyond(value) }];
};

/** Reads one page of the users that a filter finds, by default in the order of their names. */
export const readUserPage = async (
  users: Collection<UserDocument>,
  filter: Filter<UserDocument>,
  { sort = 'displayName', descending = false, cursor, limit }: UserQuery,
): Promise<{ readonly users: readonly UserDocument[]; readonly nextCursor: string | null }> => {
  const { field, collation } = orders[sort];
  const direction = descending ? -1 : 1;
  const order: Sort =
    field === 'email' ? { email: direction } : { [field]: direction, email: direction };
  const found: UserDocument[] = [];
  for (const range of rangesAfter(cursor, sort, descending)) {
    const missing = limit + 1 - found.length;
    if (missing <= 0) break;
    const stretch = users.find({ $and: [filter, range] }, collation ? { collation } : {});
    found.push(...(await stretch.sort(order).limit(missing).toArray()));
  }
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const more = last !== undefined && found.length > limit;
  return { users: page, nextCursor: more ? cursorOf(sort, descending, last) : null };
};

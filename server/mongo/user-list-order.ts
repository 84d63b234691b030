import type { Sort } from 'mongodb';
import type { UserQuery, UserSort } from '../ports/target.ts';
import { encodeCursor } from './cursor.ts';
import type { UserDocument } from './documents.ts';
import { userLists } from './indexes.ts';

/** What of a user tells its place in a list. */
export type Placed = Pick<UserDocument, 'email' | 'order'>;

interface Ordering {
  readonly field: string;
  readonly valueIn: (user: Placed) => string | number;
}

/** How each order reads; ties are broken by the address, which is unique. */
const orderings: Readonly<Record<UserSort, Ordering>> = {
  displayName: { field: 'order.name', valueIn: ({ order }) => order.name },
  email: { field: 'email', valueIn: ({ email }) => email },
  active: { field: 'order.active', valueIn: ({ order }) => order.active },
  admin: { field: 'order.admin', valueIn: ({ order }) => order.admin },
  crypto: { field: 'order.crypto', valueIn: ({ order }) => order.crypto },
};

/** An order of users and how it is read; by default that of their names. */
export const listOrderOf = ({
  sort = 'displayName',
  descending = false,
}: Pick<UserQuery, 'sort' | 'descending'>) => {
  const { field, valueIn } = orderings[sort];
  const direction = descending ? -1 : 1;
  const order: Sort =
    field === 'email' ? { email: direction } : { [field]: direction, email: direction };
  return {
    sort,
    descending,
    field,
    valueIn,
    order,
    hint: userLists[sort],
    /** Only this of each user, which the keys of the index hold. */
    keys: { _id: 0, email: 1, [field]: 1 },
    cursorOf: (user: Placed): string => encodeCursor([sort, descending, valueIn(user), user.email]),
  };
};

export type ListOrder = ReturnType<typeof listOrderOf>;

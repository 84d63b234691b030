import type { Collection, Filter } from 'mongodb';
import { mailAddress } from '../domain/ids.ts';
import type { UserQuery } from '../ports/target.ts';
import { brokenCursor, decodeCursor } from './cursor.ts';
import type { UserDocument } from './documents.ts';
import { type ListOrder, listOrderOf, type Placed } from './user-list-order.ts';

export interface UserDocumentPage {
  readonly users: readonly UserDocument[];
  readonly nextCursor: string | null;
}

/** Where a page begins: behind the last user of the page before, or with the user at an offset. */
interface Place {
  readonly value: string | number;
  readonly email: string;
  readonly inclusive: boolean;
}

const placeOfCursor = (cursor: string, { sort, descending }: ListOrder): Place => {
  const [cursorSort, cursorDescending, value, email] = decodeCursor(cursor);
  const isNumber = sort !== 'email' && sort !== 'displayName';
  const fits = cursorSort === sort && cursorDescending === descending;
  if (!fits || typeof email !== 'string') throw brokenCursor();
  if (typeof value !== 'string' && typeof value !== 'number') throw brokenCursor();
  if ((typeof value === 'number') !== isNumber) throw brokenCursor();
  return { value, email, inclusive: false };
};

const beyond = <Value>(value: Value, descending: boolean) =>
  descending ? { $lt: value } : { $gt: value };
const from = <Value>(value: Value, descending: boolean) =>
  descending ? { $lte: value } : { $gte: value };

/**
 * What a page is read from, as ranges to be read one after the other: the rest of those with the same value, then those
 * beyond it. Each is one stretch of an index, so a page costs the same wherever it is.
 */
const rangesFrom = (
  place: Place | null,
  { field, descending }: ListOrder,
): readonly Filter<UserDocument>[] => {
  if (place === null) return [{}];
  const { value, inclusive } = place;
  const address = mailAddress(place.email);
  const rest = inclusive ? from(address, descending) : beyond(address, descending);
  return field === 'email'
    ? [{ email: rest }]
    : [{ [field]: value, email: rest }, { [field]: beyond(value, descending) }];
};

/** Where the user at an offset stands; from the keys of the index alone, so that those before it are not read. */
const placeAtOffset = async (
  users: Collection<UserDocument>,
  filter: Filter<UserDocument>,
  offset: number,
  { order, hint, keys, valueIn }: ListOrder,
): Promise<Place | 'beyond the end'> => {
  const [at] = await users
    .find(filter, { hint })
    .sort(order)
    .skip(offset)
    .limit(1)
    .project<Placed>(keys)
    .toArray();
  return at ? { value: valueIn(at), email: at.email, inclusive: true } : 'beyond the end';
};

/** Reads one page of the users that a filter finds. */
export const readUserPage = async (
  users: Collection<UserDocument>,
  filter: Filter<UserDocument>,
  query: UserQuery,
): Promise<UserDocumentPage> => {
  const { cursor, offset = 0, limit } = query;
  const list = listOrderOf(query);
  const placeAsked = () => {
    if (cursor !== undefined) return placeOfCursor(cursor, list);
    return offset === 0 ? null : placeAtOffset(users, filter, offset, list);
  };
  const place = await placeAsked();
  if (place === 'beyond the end') return { users: [], nextCursor: null };
  const found: UserDocument[] = [];
  for (const range of rangesFrom(place, list)) {
    const missing = limit + 1 - found.length;
    if (missing <= 0) break;
    const stretch = users.find({ $and: [filter, range] }, { hint: list.hint });
    found.push(...(await stretch.sort(list.order).limit(missing).toArray()));
  }
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const more = last !== undefined && found.length > limit;
  return { users: page, nextCursor: more ? list.cursorOf(last) : null };
};

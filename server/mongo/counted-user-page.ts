import type { Collection, Filter } from 'mongodb';
import type { UserQuery } from '../ports/target.ts';
import type { UserDocument } from './documents.ts';
import { userIndexes, userLists } from './indexes.ts';
import { listOrderOf, type Placed } from './user-list-order.ts';
import { readUserPage, type UserDocumentPage } from './user-pages.ts';

interface CountedPage extends UserDocumentPage {
  readonly total: number;
}

/** So many places are told to find a page among them; more are counted. */
export const toldPlaces = 5000;

/**
 * One page of users, and how many match in all. Where few match, one pass over the keys of an index tells both, and where
 * the page begins.
 */
export const readCountedUserPage = async (
  users: Collection<UserDocument>,
  filter: Filter<UserDocument>,
  query: UserQuery,
): Promise<CountedPage> => {
  const searched = 'find' in filter;
  const count = () =>
    users.countDocuments(filter, { hint: searched ? userLists.email : userIndexes.byAddress });
  const { cursor, offset = 0, limit } = query;
  if (!searched || cursor !== undefined || offset + limit >= toldPlaces) {
    const [page, total] = await Promise.all([readUserPage(users, filter, query), count()]);
    return { ...page, total };
  }
  const { order, hint, keys, cursorOf } = listOrderOf(query);
  const places = await users
    .find(filter, { hint, batchSize: toldPlaces + 1 })
    .sort(order)
    .limit(toldPlaces + 1)
    .project<Placed>(keys)
    .toArray();
  const told = places.slice(offset, offset + limit);
  const emails = told.map(({ email }) => email);
  const [found, total] = await Promise.all([
    users.find({ ...filter, email: { $in: emails } }, { hint: userIndexes.byAddress }).toArray(),
    places.length > toldPlaces ? count() : places.length,
  ]);
  const byEmail = new Map(found.map((user) => [user.email, user]));
  const last = told.at(-1);
  return {
    // whoever changed or went away in between is left out
    users: emails.flatMap((email) => byEmail.get(email) ?? []),
    nextCursor: last && offset + limit < places.length ? cursorOf(last) : null,
    total,
  };
};

import type { DeltaLink, DeltaRound, GroupDelta, PersonDelta } from '../domain/delta.ts';
import type { GroupId } from '../domain/ids.ts';
import { groupChangeSchema, userChangeSchema } from './delta-schemas.ts';
import { type DeltaQuery, followDelta } from './follow-delta.ts';
import { createGroupMerge } from './merge-groups.ts';
import { createPersonMerge } from './merge-people.ts';
import { readDelta } from './read-delta.ts';
import type { Reader } from './reader.ts';
import { userSelect } from './schemas.ts';

type Signal = AbortSignal | undefined;

/** At most so many objects in the filter of a delta query. https://learn.microsoft.com/graph/api/group-delta */
const maxFiltered = 50;

const groupQuery = (doing: string, signal: Signal): DeltaQuery<typeof groupChangeSchema> => ({
  subject: 'groups',
  item: groupChangeSchema,
  call: { purpose: { doing, permission: 'GroupMember.Read.All' }, signal },
  keysOf: ({ id, 'members@delta': members = [] }) => [
    id,
    ...members.map((member) => `${id}/${member.id}`),
  ],
});

const userQuery = (doing: string, signal: Signal): DeltaQuery<typeof userChangeSchema> => ({
  subject: 'users',
  item: userChangeSchema,
  call: { purpose: { doing, permission: 'User.Read.All' }, signal },
  keysOf: ({ id }) => [id],
});

/** Only these groups, or no filter where there are too many (or none) of them. */
const filterOf = (ids: readonly GroupId[]): string => {
  const distinct = [...new Set(ids.map((id) => id.toLowerCase()))].sort();
  if (distinct.length === 0 || distinct.length > maxFiltered) return '';
  const clauses = distinct.map((id) => `id eq '${id.replaceAll("'", "''")}'`);
  return `&$filter=${encodeURIComponent(clauses.join(' or '))}`;
};

// What pages a start may bring are passed over: the link alone is wanted.
const passOver = () => undefined;

/** A link for what changes from now on in these groups, by one request; for all groups of the tenant beyond 50. */
export const startGroupDelta = (
  reader: Reader,
  ids: readonly GroupId[],
  signal: Signal,
): Promise<DeltaLink> => {
  const path = `/groups/delta?$select=displayName,members${filterOf(ids)}&$deltatoken=latest`;
  const query = groupQuery('asking for a link to the changes of groups', signal);
  return followDelta(reader, query, path, passOver);
};

/** A link for what changes from now on in the tenant's users, by one request. */
export const startUserDelta = (reader: Reader, signal: Signal): Promise<DeltaLink> => {
  // the moment of creation never changes, so it is told of nobody but the new and the restored
  const properties = [...userSelect.filter((name) => name !== 'id'), 'createdDateTime'].join(',');
  const path = `/users/delta?$select=${properties}&$deltatoken=latest`;
  const query = userQuery('asking for a link to the changes of users', signal);
  return followDelta(reader, query, path, passOver);
};

/** What changed in groups and their direct members since the link. https://learn.microsoft.com/graph/delta-query-groups */
export const readGroupDelta = (
  reader: Reader,
  link: DeltaLink,
  signal: Signal,
): Promise<DeltaRound<GroupDelta> | null> =>
  readDelta(reader, groupQuery('reading the changes of groups', signal), link, createGroupMerge);

/** What changed in users since the link. https://learn.microsoft.com/graph/delta-query-users */
export const readUserDelta = (
  reader: Reader,
  link: DeltaLink,
  signal: Signal,
): Promise<DeltaRound<PersonDelta> | null> =>
  readDelta(reader, userQuery('reading the changes of users', signal), link, createPersonMerge);

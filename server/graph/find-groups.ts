import { AppError } from '../domain/errors.ts';
import type { GroupPage } from '../ports/directory.ts';
import type { Page } from './client.ts';
import { invalidAnswer, isExpiredPage } from './errors.ts';
import { cursorOf, pathOfCursor } from './group-cursor.ts';
import { groupSummary } from './group-summary.ts';
import type { Reader } from './reader.ts';
import { type GraphGroup, groupSchema, groupSelect } from './schemas.ts';

const pageSize = 100;
const purpose = { doing: 'listing groups', permission: 'GroupMember.Read.All' };

/** A text within a `$search` clause: quotes and backslashes are escaped. https://learn.microsoft.com/graph/search-query-parameter */
const clause = (property: string, text: string): string =>
  `"${property}:${text.replace(/["\\]/g, '\\$&')}"`;

/** The first page of all groups by name, or of those whose name or description holds words beginning with the search. */
export const groupListPath = (search: string | undefined): string => {
  const text = search?.trim() ?? '';
  const parts = [
    `$select=${groupSelect.join(',')}`,
    `$top=${pageSize}`,
    '$orderby=displayName',
    '$count=true',
  ];
  if (text !== '') {
    const query = `${clause('displayName', text)} OR ${clause('description', text)}`;
    parts.push(`$search=${encodeURIComponent(query)}`);
  }
  return `/groups?${parts.join('&')}`;
};

/** One page of groups. Sorting and searching are advanced queries: every page needs the header. https://learn.microsoft.com/graph/api/group-list */
export const findGroups = async (
  { client }: Reader,
  query: { readonly search?: string; readonly cursor?: string },
  signal: AbortSignal | undefined,
): Promise<GroupPage> => {
  const path = query.cursor ? pathOfCursor(query.cursor) : groupListPath(query.search);
  const call = { purpose, signal, headers: { ConsistencyLevel: 'eventual' } };
  let page: Page<GraphGroup>;
  try {
    page = await client.page(path, groupSchema, call);
  } catch (error) {
    if (!query.cursor || !isExpiredPage(error)) throw error;
    throw new AppError(
      'invalid-input',
      'This list of groups has expired; start with the first page.',
    );
  }
  const nextCursor =
    page.nextLink === null ? null : cursorOf(client.pathOf(page.nextLink, purpose));
  if (page.nextLink !== null && nextCursor === null) {
    throw invalidAnswer(purpose, 'the next page is said to be no list of groups');
  }
  return { groups: page.items.map(groupSummary), nextCursor };
};

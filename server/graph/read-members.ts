import type { GroupId } from '../domain/ids.ts';
import { isExpiredPage } from './errors.ts';
import { createMemberCollector, type Members } from './members.ts';
import type { Reader } from './reader.ts';
import { memberSchema, userSelect } from './schemas.ts';

/** Graph's maximum; the default would be 100. */
const pageSize = 999;

/** A listing whose page tokens expired on the way is read anew from the start, this often. */
const restarts = 2;

/**
 * The direct members of one group, complete: returned only after the last page. AppError with Graph's status in
 * `details.upstream`: 404 = no such group, 403 = not to be read. https://learn.microsoft.com/graph/api/group-list-members
 */
export const readMembers = async (
  { client }: Reader,
  groupId: GroupId,
  options: { readonly signal: AbortSignal; readonly onPage: (members: number) => void },
): Promise<Members> => {
  const path = `/groups/${encodeURIComponent(groupId)}/members?$select=${userSelect.join(',')}&$top=${pageSize}`;
  const purpose = {
    doing: `reading the members of group ${groupId}`,
    permission: 'GroupMember.Read.All',
  };
  const once = async (): Promise<Members> => {
    const collector = createMemberCollector();
    for await (const page of client.pages(path, memberSchema, {
      purpose,
      signal: options.signal,
    })) {
      collector.add(page.items);
      options.onPage(page.items.length);
    }
    return collector.collected();
  };
  for (let restart = 0; ; restart += 1) {
    try {
      return await once();
    } catch (error) {
      if (!isExpiredPage(error) || restart === restarts) throw error;
    }
  }
};

import pLimit from 'p-limit';
import type { Person } from '../domain/directory.ts';
import type { GroupId, ObjectId } from '../domain/ids.ts';
import type { ReadProgress } from '../ports/directory.ts';
import { isMissing, isRefused } from './errors.ts';
import { readMembers } from './read-members.ts';
import type { Reader } from './reader.ts';

/** Whether the members of one group could be listed. */
export type Listing =
  | {
      readonly state: 'listed';
      readonly memberIds: readonly ObjectId[];
      readonly memberGroupIds: readonly GroupId[];
      readonly others: number;
    }
  | { readonly state: 'missing' }
  | { readonly state: 'refused' };

export interface Walk {
  readonly listings: ReadonlyMap<GroupId, Listing>;
  readonly people: ReadonlyMap<ObjectId, Person>;
}

/**
 * Lists the members of the groups and of everything nested in them, each group once, several at a time.
 * The first failure other than 404 and 403 of a single group ends the walk and is thrown.
 */
export const walkGroups = async (
  reader: Reader,
  ids: readonly GroupId[],
  options: {
    readonly signal: AbortSignal;
    readonly onProgress?: ((progress: ReadProgress) => void) | undefined;
  },
): Promise<Walk> => {
  const { signal } = options;
  const limit = pLimit(reader.limits.concurrency);
  const listings = new Map<GroupId, Listing>();
  const people = new Map<ObjectId, Person>();
  const known = new Set<GroupId>();
  let membersRead = 0;

  const report = () =>
    options.onProgress?.({ groupsRead: listings.size, groupsTotal: known.size, membersRead });
  const onPage = (members: number) => {
    membersRead += members;
    report();
  };

  const list = async (groupId: GroupId): Promise<Listing> => {
    signal.throwIfAborted();
    let begun = false;
    const countPage = (members: number) => {
      begun = true;
      onPage(members);
    };
    try {
      const members = await readMembers(reader, groupId, { signal, onPage: countPage });
      for (const [id, person] of members.people) {
        if (!people.get(id)?.readable) people.set(id, person);
      }
      return {
        state: 'listed',
        memberIds: [...members.people.keys()],
        memberGroupIds: [...members.groupIds],
        others: members.others,
      };
    } catch (error) {
      // of a group that listed members already, 404 or 403 tells about one page and nothing about the group
      if (begun) throw error;
      if (isMissing(error)) return { state: 'missing' };
      if (isRefused(error)) return { state: 'refused' };
      throw error;
    }
  };

  const visit = async (groupIds: readonly GroupId[]): Promise<void> => {
    const unseen = groupIds.filter((id) => !known.has(id));
    for (const id of unseen) known.add(id);
    await Promise.all(
      [...new Set(unseen)].map(async (id) => {
        const listing = await limit(list, id);
        listings.set(id, listing);
        if (listing.state === 'listed') await visit(listing.memberGroupIds);
        report();
      }),
    );
  };

  await visit(ids.map((id) => id.toLowerCase()));
  return { listings, people };
};

import type { DirectoryGroup, DirectorySnapshot } from '../domain/directory.ts';
import type { GroupId } from '../domain/ids.ts';
import type { ReadOptions } from '../ports/directory.ts';
import { withCancellation } from './cancellation.ts';
import { type GroupLookup, lookUpGroups } from './get-groups.ts';
import type { Reader } from './reader.ts';
import { rolesOf } from './token-roles.ts';
import { type Listing, walkGroups } from './walk-groups.ts';

const hiddenPermission = 'Member.Read.Hidden';

const withoutMembers = (
  groupId: GroupId,
  lookup: GroupLookup,
  state: 'missing' | 'unreadable',
  problem: string,
): DirectoryGroup => ({
  groupId,
  displayName: lookup.state === 'found' ? lookup.summary.displayName : null,
  state,
  problem,
  memberIds: [],
  memberGroupIds: [],
  otherMembers: 0,
});

const isHidden = (lookup: GroupLookup): boolean =>
  lookup.state === 'found' && lookup.summary.hiddenMembership;

const listsSomebody = (listing: Listing): boolean =>
  listing.state === 'listed' &&
  listing.memberIds.length + listing.memberGroupIds.length + listing.others > 0;

/** What the two answers about one group mean together. A listing counts only if the group itself still reads. */
const conclude = (
  groupId: GroupId,
  listing: Listing,
  lookup: GroupLookup,
  hiddenIsReadable: boolean,
): DirectoryGroup => {
  if (lookup.state === 'missing' || listing.state === 'missing') {
    const problem = `Microsoft Graph knows no group ${groupId} (any more). Restore it, or take it out of the selection; its users stay as they are until then.`;
    return withoutMembers(groupId, lookup, 'missing', problem);
  }
  const hidden = isHidden(lookup);
  if (listing.state === 'refused' || lookup.state === 'refused') {
    const permission = hidden ? hiddenPermission : 'GroupMember.Read.All';
    const problem = `Microsoft Graph does not let the app read the members of group ${groupId} (403). Grant the application permission ${permission} with admin consent; its users stay as they are until then.`;
    return withoutMembers(groupId, lookup, 'unreadable', problem);
  }
  if (hidden && !listsSomebody(listing) && !hiddenIsReadable) {
    const problem = `The membership of group ${groupId} is hidden and Microsoft Graph lists nobody, which is also its answer when the application permission ${hiddenPermission} is missing. Grant it with admin consent; its users stay as they are until then.`;
    return withoutMembers(groupId, lookup, 'unreadable', problem);
  }
  return {
    groupId,
    displayName: lookup.summary.displayName,
    state: 'readable',
    problem: null,
    memberIds: listing.memberIds,
    memberGroupIds: listing.memberGroupIds,
    otherMembers: listing.others,
  };
};

/**
 * Reads the groups, everything nested in them and their members: one request per page of 999 members, and one per 20
 * groups for the groups themselves. That one comes last, so a group deleted in the meantime is seen as missing.
 * AppError if anything but a single group's 404 or 403 stands in the way: there is no partial snapshot.
 */
export const readGroups = (
  reader: Reader,
  ids: readonly GroupId[],
  options: ReadOptions | undefined,
): Promise<DirectorySnapshot> =>
  withCancellation(options?.signal, async (signal) => {
    const readAt = reader.clock.now().toISOString();
    const { listings, people } = await walkGroups(reader, ids, {
      signal,
      onProgress: options?.onProgress,
    });
    const lookups = await lookUpGroups(reader, [...listings.keys()], signal);
    const lookupOf = (id: GroupId): GroupLookup => lookups.get(id) ?? { state: 'missing' };

    const entries = [...listings];
    const hidden = entries.filter(([id]) => isHidden(lookupOf(id)));
    // One hidden group that lists somebody proves the permission; else the token's roles may tell.
    const proven =
      hidden.some(([, listing]) => listsSomebody(listing)) ||
      (hidden.length > 0 &&
        (rolesOf(await reader.tokens.get(signal))?.has(hiddenPermission) ?? false));

    const groups = entries.map(([id, listing]): [GroupId, DirectoryGroup] => [
      id,
      conclude(id, listing, lookupOf(id), proven),
    ]);
    return { readAt, groups: new Map(groups), people };
  });

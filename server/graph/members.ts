import type { Person } from '../domain/directory.ts';
import type { GroupId } from '../domain/ids.ts';
import type { GraphMember, GraphUser } from './schemas.ts';

/**
 * What Graph tells about a user, in our words. A user of whom Graph tells nothing but id and type may not be read
 * (User.Read.All is missing): that is never "a user without an address".
 * https://learn.microsoft.com/graph/permissions-overview#limited-information-returned-for-inaccessible-member-objects
 */
export const personOf = (user: GraphUser): Person => {
  const { displayName, mail, userPrincipalName, userType, accountEnabled } = user;
  const told = [displayName, mail, userPrincipalName, userType, accountEnabled];
  return {
    objectId: user.id,
    displayName: displayName ?? null,
    mail: mail ?? null,
    userPrincipalName: userPrincipalName ?? null,
    proxyAddresses: user.proxyAddresses ?? [],
    userType: userType ?? null,
    accountEnabled: accountEnabled ?? null,
    readable: told.some((value) => value !== null && value !== undefined),
  };
};

/** The direct members of one group, sorted by what they are. */
export interface Members {
  readonly people: ReadonlyMap<string, Person>;
  readonly groupIds: ReadonlySet<GroupId>;
  readonly others: number;
}

/** Collects the members of one group page by page. */
export const createMemberCollector = () => {
  const people = new Map<string, Person>();
  const groupIds = new Set<GroupId>();
  const others = new Set<string>();
  return {
    add(members: readonly GraphMember[]): void {
      for (const member of members) {
        const type = member['@odata.type'].toLowerCase();
        if (type === '#microsoft.graph.user') people.set(member.id, personOf(member));
        else if (type === '#microsoft.graph.group') groupIds.add(member.id);
        else others.add(member.id);
      }
    },
    collected: (): Members => ({ people, groupIds, others: others.size }),
  };
};

import type { PersonDelta } from '../domain/delta.ts';
import type { ObjectId } from '../domain/ids.ts';
import { removalOf, type UserChange } from './delta-schemas.ts';

/** The properties that were told, null being a value; a list that is null has no entries. */
const propertiesOf = (change: UserChange): PersonDelta['properties'] => {
  const { displayName, mail, userPrincipalName, userType, accountEnabled, proxyAddresses } = change;
  return {
    ...(displayName === undefined ? {} : { displayName }),
    ...(mail === undefined ? {} : { mail }),
    ...(userPrincipalName === undefined ? {} : { userPrincipalName }),
    ...(proxyAddresses === undefined ? {} : { proxyAddresses: proxyAddresses ?? [] }),
    ...(userType === undefined ? {} : { userType }),
    ...(accountEnabled === undefined ? {} : { accountEnabled }),
  };
};

/** Puts together what the pages of a round tell of each user: the last word on each property counts. */
export const createPersonMerge = () => {
  const people = new Map<ObjectId, PersonDelta>();
  return {
    add(changes: readonly UserChange[]): void {
      for (const change of changes) {
        const before = people.get(change.id);
        people.set(change.id, {
          objectId: change.id,
          removed: removalOf(change),
          createdAt: change.createdDateTime ?? before?.createdAt ?? null,
          properties: { ...before?.properties, ...propertiesOf(change) },
        });
      }
    },
    items: (): readonly PersonDelta[] => [...people.values()],
  };
};

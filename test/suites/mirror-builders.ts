import type { DeltaLink } from '../../server/domain/delta.ts';
import type { DirectoryGroup, DirectorySnapshot, Person } from '../../server/domain/directory.ts';
import type { DeltaLinks, MirrorChange } from '../../server/ports/mirror.ts';
import { at } from './builders.ts';

// The links are opaque: any text stands for one.
export const someLinks = (name: string): DeltaLinks => ({
  groups: `https://graph/groups/delta?${name}` as DeltaLink,
  users: `https://graph/users/delta?${name}` as DeltaLink,
});

export const aPerson = (objectId: string, fields: Partial<Person> = {}): Person => ({
  objectId,
  displayName: `Name of ${objectId}`,
  mail: `${objectId}@contoso.com`,
  userPrincipalName: `${objectId}@contoso.onmicrosoft.com`,
  proxyAddresses: [`SMTP:${objectId}@contoso.com`],
  userType: 'Member',
  accountEnabled: true,
  readable: true,
  ...fields,
});

export const aGroup = (
  groupId: string,
  memberIds: readonly string[] = [],
  fields: Partial<DirectoryGroup> = {},
): DirectoryGroup => ({
  groupId,
  displayName: `Name of ${groupId}`,
  state: 'readable',
  problem: null,
  memberIds,
  memberGroupIds: [],
  otherMembers: 0,
  ...fields,
});

/** A full read of these groups; members without a person of their own get one. */
export const aSnapshot = (
  groups: readonly DirectoryGroup[],
  people: readonly Person[] = [],
  readAt = at,
): DirectorySnapshot => ({
  readAt,
  groups: new Map(groups.map((group) => [group.groupId, group])),
  people: new Map([
    ...groups.flatMap(({ memberIds }) => memberIds).map((id) => [id, aPerson(id)] as const),
    ...people.map((person) => [person.objectId, person] as const),
  ]),
});

export const aMirrorChange = (fields: Partial<MirrorChange> = {}): MirrorChange => ({
  groups: [],
  people: [],
  removedPeople: [],
  addedEdges: [],
  removedEdges: [],
  affected: [],
  ...fields,
});

/** A snapshot in one order, so that two equal ones look the same. */
export const inOrder = ({ readAt, groups, people }: DirectorySnapshot) => ({
  readAt,
  groups: [...groups.values()]
    .map((group) => ({
      ...group,
      memberIds: group.memberIds.toSorted(),
      memberGroupIds: group.memberGroupIds.toSorted(),
    }))
    .toSorted((a, b) => (a.groupId < b.groupId ? -1 : 1)),
  people: [...people.values()].toSorted((a, b) => (a.objectId < b.objectId ? -1 : 1)),
});

import { refuse } from './answer.ts';
import type { ObjectType } from './records.ts';

const readAll = ['Directory.Read.All', 'Directory.ReadWrite.All'];

/** Which application permissions open an operation; any one of a list is enough. */
export const permissions = {
  domains: ['Domain.Read.All', 'Domain.ReadWrite.All', ...readAll],
  organization: [
    'Organization.Read.All',
    'Organization.ReadWrite.All',
    'User.Read.All',
    ...readAll,
  ],
  groups: [
    'GroupMember.Read.All',
    'GroupMember.ReadWrite.All',
    'Group.Read.All',
    'Group.ReadWrite.All',
    'Group.ReadBasic.All',
    ...readAll,
  ],
  groupMembers: [
    'GroupMember.Read.All',
    'GroupMember.ReadWrite.All',
    'GroupMember.ReadBasic.All',
    'Group.Read.All',
    'Group.ReadWrite.All',
    ...readAll,
  ],
  users: ['User.Read.All', 'User.ReadWrite.All', ...readAll],
  devices: ['Device.Read.All', 'Device.ReadWrite.All', ...readAll],
  orgContacts: ['OrgContact.Read.All', ...readAll],
  hiddenMembers: ['Member.Read.Hidden'],
  groupSubscriptions: ['Group.Read.All', 'Group.ReadWrite.All'],
} satisfies Record<string, readonly string[]>;

export type Operation = keyof typeof permissions;

const readersOf: Record<ObjectType, Operation> = {
  user: 'users',
  group: 'groups',
  device: 'devices',
  orgContact: 'orgContacts',
};

/** Whether one of the granted roles opens the operation. */
export function isGranted(operation: Operation, roles: ReadonlySet<string>): boolean {
  return permissions[operation].some((role) => roles.has(role));
}

/** Whether the properties of such an object may be read; if not, it is told with its type and id alone. */
export function canReadType(type: ObjectType, roles: ReadonlySet<string>): boolean {
  return isGranted(readersOf[type], roles);
}

/** Refuses with 403 as Graph does when an admin has not consented to the permission. */
export function requireGranted(operation: Operation, roles: ReadonlySet<string>): void {
  if (isGranted(operation, roles)) return;
  refuse(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
}

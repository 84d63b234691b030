/** A permission the app registration needs, and its id as a Graph app role, https://learn.microsoft.com/graph/permissions-reference */
export interface Permission {
  readonly name: string;
  readonly id: string;
}

/** The application permissions that are needed, no more. */
export const neededPermissions: readonly Permission[] = [
  { name: 'Domain.Read.All', id: 'dbb9058a-0e50-45d7-ae91-66909b5d4664' },
  { name: 'Group.Read.All', id: '5b567255-7703-4780-807c-7be8301ae99b' },
  { name: 'GroupMember.Read.All', id: '98830695-27a2-44f7-8c18-0c3ebc9698f6' },
  { name: 'User.Read.All', id: 'df021288-bdef-4463-88db-98f22de89214' },
];

/** The one of them that only live synchronisation needs. */
export const optionalPermission = 'Group.Read.All';

/** Microsoft Graph as an app, in every tenant. */
export const graphAppId = '00000003-0000-0000-c000-000000000000';

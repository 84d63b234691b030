import type { GroupId, ObjectId } from './ids.ts';

export const groupKinds = [
  'security',
  'microsoft365',
  'mailEnabledSecurity',
  'distribution',
] as const;
export type GroupKind = (typeof groupKinds)[number];

/** Empty, missing and unreadable are three different things: the last two freeze the group's users. */
export type SourceState = 'readable' | 'empty' | 'missing' | 'unreadable';

/** What is read of a user of the directory. `readable: false` = Graph told only id and type (User.Read.All is missing). */
export interface Person {
  readonly objectId: ObjectId;
  readonly displayName: string | null;
  readonly mail: string | null;
  readonly userPrincipalName: string | null;
  readonly proxyAddresses: readonly string[];
  readonly userType: string | null;
  readonly accountEnabled: boolean | null;
  readonly readable: boolean;
}

/** What is told about a group without its members. */
export interface GroupSummary {
  readonly groupId: GroupId;
  readonly displayName: string;
  readonly kind: GroupKind;
  readonly mail: string | null;
  readonly description: string | null;
  /** Membership follows a rule (Entra ID P1). */
  readonly dynamic: boolean;
  /** Reading the members needs Member.Read.Hidden. */
  readonly hiddenMembership: boolean;
  readonly onPremisesSynced: boolean;
}

/** One group as read completely: its direct members, or why they could not be read. */
export interface DirectoryGroup {
  readonly groupId: GroupId;
  /** Null if the group is missing and its name with it. */
  readonly displayName: string | null;
  /** `readable` (also without members), `missing` or `unreadable`; `empty` is concluded after nested groups are followed. */
  readonly state: 'readable' | 'missing' | 'unreadable';
  /** Why it is missing or unreadable, and what to do. */
  readonly problem: string | null;
  readonly memberIds: readonly ObjectId[];
  readonly memberGroupIds: readonly GroupId[];
  /** Devices, contacts, service principals: ignored, but counted. */
  readonly otherMembers: number;
  /** It has user members that are not listed: the snapshot holds only some people. */
  readonly moreMembers?: boolean;
}

/** A complete read of the selected groups with all their nested ones. Built only after the last page arrived. */
export interface DirectorySnapshot {
  /** RFC 3339, the moment the read began. */
  readonly readAt: string;
  readonly groups: ReadonlyMap<GroupId, DirectoryGroup>;
  readonly people: ReadonlyMap<ObjectId, Person>;
}

/** A domain as Microsoft tells it. */
export interface DirectoryDomain {
  readonly name: string;
  readonly verified: boolean;
  readonly initial: boolean;
  readonly mail: boolean;
}

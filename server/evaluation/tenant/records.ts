/** A user as the directory stores it; property names are Graph's. */
export type UserRecord = {
  readonly id: string;
  readonly userPrincipalName: string;
  readonly displayName: string | null;
  readonly givenName: string | null;
  readonly surname: string | null;
  readonly mail: string | null;
  readonly proxyAddresses: readonly string[];
  readonly otherMails: readonly string[];
  readonly accountEnabled: boolean | null;
  readonly userType: string | null;
  readonly preferredLanguage: string | null;
  readonly mobilePhone: string | null;
  readonly businessPhones: readonly string[];
  readonly jobTitle: string | null;
  readonly department: string | null;
  readonly officeLocation: string | null;
  readonly onPremisesSyncEnabled: boolean | null;
  readonly createdDateTime: string;
  readonly deletedDateTime: string | null;
};

/** A group as the directory stores it, without its members. */
export type GroupRecord = {
  readonly id: string;
  readonly displayName: string;
  readonly description: string | null;
  readonly mail: string | null;
  readonly mailEnabled: boolean;
  readonly mailNickname: string;
  readonly securityEnabled: boolean;
  readonly groupTypes: readonly string[];
  readonly visibility: string | null;
  readonly membershipRule: string | null;
  readonly membershipRuleProcessingState: string | null;
  readonly onPremisesSyncEnabled: boolean | null;
  readonly proxyAddresses: readonly string[];
  readonly createdDateTime: string;
  readonly renewedDateTime: string;
  readonly deletedDateTime: string | null;
};

export type DeviceRecord = {
  readonly id: string;
  readonly displayName: string;
  readonly deviceId: string;
  readonly operatingSystem: string;
  readonly accountEnabled: boolean;
};

export type OrgContactRecord = {
  readonly id: string;
  readonly displayName: string;
  readonly mail: string;
  readonly proxyAddresses: readonly string[];
};

export type ObjectType = 'user' | 'group' | 'device' | 'orgContact';

export type DirectoryObject =
  | { readonly type: 'user'; readonly record: UserRecord }
  | { readonly type: 'group'; readonly record: GroupRecord }
  | { readonly type: 'device'; readonly record: DeviceRecord }
  | { readonly type: 'orgContact'; readonly record: OrgContactRecord };

export interface DomainRecord {
  readonly id: string;
  readonly isVerified: boolean;
  readonly isDefault: boolean;
  readonly isInitial: boolean;
  readonly isRoot: boolean;
  readonly supportedServices: readonly string[];
}

export interface ClientSecret {
  readonly value: string;
  readonly keyId: string;
  /** RFC 3339; a secret after this moment is answered with AADSTS7000222. */
  readonly endDateTime: string;
}

/** An app registration that is installed in the tenant, with the application permissions an admin consented to. */
export interface AppRegistration {
  readonly clientId: string;
  readonly displayName: string;
  readonly secrets: readonly ClientSecret[];
  readonly roles: readonly string[];
}

/** Somebody who can sign in to the product from the sample page. */
export interface SampleAdmin {
  readonly key: string;
  readonly oid: string;
  readonly name: string;
  readonly preferredUsername: string;
  /** App roles of the product that this person has. */
  readonly roles: readonly string[];
}

export interface GroupSeed {
  readonly record: GroupRecord;
  readonly members: readonly string[];
}

/** Everything a simulated tenant starts with. */
export interface DirectorySeed {
  readonly tenantId: string;
  readonly displayName: string;
  readonly domains: readonly DomainRecord[];
  readonly users: readonly UserRecord[];
  readonly groups: readonly GroupSeed[];
  readonly devices: readonly DeviceRecord[];
  readonly orgContacts: readonly OrgContactRecord[];
  readonly apps: readonly AppRegistration[];
  readonly admins: readonly SampleAdmin[];
}

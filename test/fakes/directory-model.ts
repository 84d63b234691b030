import type { DirectoryDomain, GroupKind, Person } from '../../server/domain/directory.ts';
import type { AppError } from '../../server/domain/errors.ts';
import type { PermissionCheck } from '../../server/ports/directory.ts';
import type { GraphSubscription } from '../../server/ports/subscriptions.ts';
import type { ModelCopy } from './directory-snapshot.ts';

/** One group of the model; members are object ids of `people`, nested groups ids of `groups`. */
export interface ModelGroup {
  groupId: string;
  displayName: string;
  kind: GroupKind;
  mail: string | null;
  description: string | null;
  dynamic: boolean;
  hiddenMembership: boolean;
  onPremisesSynced: boolean;
  memberIds: string[];
  memberGroupIds: string[];
  otherMembers: number;
  /** `missing`: it answers 404; `unreadable`: its members answer 403. */
  state: 'readable' | 'missing' | 'unreadable';
}

export type DirectoryRead =
  | 'testAccess'
  | 'listDomains'
  | 'findGroups'
  | 'getGroups'
  | 'countMembers'
  | 'readGroups'
  | 'startGroupDelta'
  | 'startUserDelta'
  | 'readGroupDelta'
  | 'readUserDelta'
  | 'readPeople'
  | 'readMemberships'
  | 'createSubscription'
  | 'renewSubscription'
  | 'reauthorizeSubscription'
  | 'removeSubscription'
  | 'listSubscriptions';

/** A subscription with what Graph keeps of it beside what it tells. */
export interface ModelSubscription extends GraphSubscription {
  changeType: string;
  lifecycleUrl: string;
  clientState: string;
  /** How often its authorisation was refreshed. */
  reauthorizations: number;
}

/** A Microsoft 365 tenant in memory. Tests change it in place between two reads. */
export interface DirectoryModel {
  tenantName: string;
  domains: DirectoryDomain[];
  people: Person[];
  groups: ModelGroup[];
  /** The recycle bin: a person moved here keeps the memberships, but no group lists him. */
  deletedPeople?: Person[];
  /** Another number than at their start makes every delta link so far too old. */
  linkEpoch?: number;
  /** So many delta reads to come do not see the latest changes yet. */
  deltaLag?: number;
  /** Up to where delta shows what happened, to whoever has seen `since`; null for a new link. The present if absent. */
  deltaSees?: (since: ModelCopy | null) => ModelCopy;
  /** What subscriptions there are; one taken out is gone, as Graph may lose it. */
  subscriptions?: ModelSubscription[];
  /** At most so many; 100 if absent. */
  subscriptionQuota?: number;
  /** Whether the validation handshake with an address succeeds; it does if absent. */
  answersHandshake?: (url: string) => boolean;
  /** The expiry that is granted instead of the one asked for. */
  grants?: (expiresAt: string) => string;
  /** What `testAccess` tells; all four permissions are there if absent. */
  checks?: PermissionCheck[];
  /** Thrown by every read. */
  failure?: AppError | null;
  /** Thrown by one kind of read. */
  failures?: Partial<Record<DirectoryRead, AppError>>;
  /** Runs before each read, to hold it or to change the model in the middle. */
  beforeRead?: (read: DirectoryRead) => Promise<void> | void;
}

/** A GUID that shows its number: `guid(7)` is 00000000-0000-4000-8000-000000000007. */
export const guid = (number: number): string =>
  `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;

/** A person with everything a directory usually tells; `objectId` and `mail` follow from the number. */
export const aPerson = (number: number, overrides: Partial<Person> = {}): Person => ({
  objectId: guid(number),
  displayName: `Person ${number}`,
  mail: `person${number}@contoso.com`,
  userPrincipalName: `person${number}@contoso.com`,
  proxyAddresses: [],
  userType: 'Member',
  accountEnabled: true,
  readable: true,
  ...overrides,
});

/** A readable security group without members; its id follows from the number. */
export const aModelGroup = (number: number, overrides: Partial<ModelGroup> = {}): ModelGroup => ({
  groupId: guid(0x10_000 + number),
  displayName: `Group ${number}`,
  kind: 'security',
  mail: null,
  description: null,
  dynamic: false,
  hiddenMembership: false,
  onPremisesSynced: false,
  memberIds: [],
  memberGroupIds: [],
  otherMembers: 0,
  state: 'readable',
  ...overrides,
});

/** A verified domain that receives mail. */
export const aDirectoryDomain = (
  name: string,
  overrides: Partial<DirectoryDomain> = {},
): DirectoryDomain => ({ name, verified: true, initial: false, mail: true, ...overrides });

/** A tenant with the domain contoso.com and nobody in it. */
export const aDirectoryModel = (overrides: Partial<DirectoryModel> = {}): DirectoryModel => ({
  tenantName: 'Contoso',
  domains: [aDirectoryDomain('contoso.com')],
  people: [],
  groups: [],
  ...overrides,
});

import { type ChangeLog, createChangeLog } from './change-log.ts';
import type {
  AppRegistration,
  DirectoryObject,
  DirectorySeed,
  DomainRecord,
  GroupRecord,
  ObjectType,
  OrgContactRecord,
  SampleAdmin,
  UserRecord,
} from './records.ts';
import { createSlots, type Slots } from './slots.ts';

export interface Member {
  readonly id: string;
  readonly type: ObjectType;
}

/** One tenant's directory as readers see it now. Only `administration.ts` writes to it. */
export interface State {
  readonly tenantId: string;
  readonly displayName: string;
  readonly domains: DomainRecord[];
  /** Soft-deleted users stay here with a deletedDateTime; readers skip them. */
  readonly users: Slots<UserRecord>;
  readonly groups: Slots<GroupRecord>;
  readonly apps: Map<string, AppRegistration>;
  readonly admins: readonly SampleAdmin[];
  readonly log: ChangeLog;
  readonly find: (id: string) => DirectoryObject | undefined;
  /** The direct members of a group, soft-deleted ones included: they keep their memberships. */
  readonly members: (groupId: string) => Slots<Member>;
  /** Ids of the groups an object is a direct member of. */
  readonly groupsOf: (id: string) => ReadonlySet<string>;
  readonly addMember: (groupId: string, memberId: string) => boolean;
  readonly removeMember: (groupId: string, memberId: string) => boolean;
  /** What was computed from the directory for lists of several pages; emptied by every write. */
  readonly derived: {
    readonly sorted: Map<string, readonly DirectoryObject[]>;
    readonly flattened: Map<string, readonly Member[]>;
  };
  /** Tells that users or groups were written. */
  readonly touch: () => void;
}

/** Whether readers see the object: it exists and is not in the recycle bin. */
export function isVisible(object: DirectoryObject | undefined): object is DirectoryObject {
  if (object === undefined) return false;
  if (object.type === 'user' || object.type === 'group')
    return object.record.deletedDateTime === null;
  return true;
}

/** Ids are compared without case, as the directory does. */
export function normalizeId(id: string): string {
  return id.toLowerCase();
}

/** Builds a tenant's directory from its seed, in time proportional to the memberships. */
export function createState(seed: DirectorySeed): State {
  const users = createSlots<UserRecord>();
  const groups = createSlots<GroupRecord>();
  const others = new Map<string, DirectoryObject>();
  const memberships = new Map<string, Slots<Member>>();
  const reverse = new Map<string, Set<string>>();
  const nobody = createSlots<Member>();
  const noGroups: ReadonlySet<string> = new Set();
  const derived: State['derived'] = { sorted: new Map(), flattened: new Map() };

  for (const user of seed.users) users.set(user.id, user);
  for (const { record } of seed.groups) groups.set(record.id, record);
  for (const record of seed.devices) others.set(record.id, { type: 'device', record });
  for (const record of seed.orgContacts) others.set(record.id, contact(record));

  function touch(): void {
    derived.sorted.clear();
    derived.flattened.clear();
  }

  function find(id: string): DirectoryObject | undefined {
    const key = normalizeId(id);
    const user = users.get(key);
    if (user !== undefined) return { type: 'user', record: user };
    const group = groups.get(key);
    if (group !== undefined) return { type: 'group', record: group };
    return others.get(key);
  }

  function addMember(groupId: string, memberId: string): boolean {
    const member = find(memberId);
    if (member === undefined || !groups.has(groupId)) return false;
    const list = memberships.get(groupId) ?? createSlots<Member>();
    if (list.has(member.record.id)) return false;
    list.set(member.record.id, { id: member.record.id, type: member.type });
    memberships.set(groupId, list);
    const of = reverse.get(member.record.id) ?? new Set<string>();
    of.add(groupId);
    reverse.set(member.record.id, of);
    touch();
    return true;
  }

  function removeMember(groupId: string, memberId: string): boolean {
    const removed = memberships.get(groupId)?.remove(memberId) ?? false;
    if (removed) reverse.get(memberId)?.delete(groupId);
    touch();
    return removed;
  }

  for (const { record, members } of seed.groups) {
    for (const member of members) addMember(record.id, member);
  }

  return {
    tenantId: seed.tenantId,
    displayName: seed.displayName,
    domains: [...seed.domains],
    users,
    groups,
    apps: new Map(seed.apps.map((app) => [app.clientId, app])),
    admins: seed.admins,
    log: createChangeLog(),
    find,
    members: (groupId) => memberships.get(groupId) ?? nobody,
    groupsOf: (id) => reverse.get(id) ?? noGroups,
    addMember,
    removeMember,
    derived,
    touch,
  };
}

function contact(record: OrgContactRecord): DirectoryObject {
  return { type: 'orgContact', record };
}

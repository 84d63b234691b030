import { randomUUID } from 'node:crypto';
import type { Change } from './change-log.ts';
import { newGroup, newUser } from './new-records.ts';
import type { AppRegistration, DomainRecord, GroupRecord, UserRecord } from './records.ts';
import { createReplication } from './replication.ts';
import { normalizeId, type State } from './state.ts';

/** What an administrator of the tenant does. Each write is recorded for delta queries and notifications. */
export interface Administration {
  /** Creates a user and answers the id. */
  readonly addUser: (fields: Partial<UserRecord> & Pick<UserRecord, 'displayName'>) => string;
  readonly updateUser: (id: string, fields: Partial<Omit<UserRecord, 'id'>>) => void;
  /** Moves a user to the recycle bin, where he keeps his memberships; `permanent` removes him for good. */
  readonly removeUser: (id: string, how?: 'soft' | 'permanent') => void;
  readonly restoreUser: (id: string) => void;
  /** Creates a group (a security group unless told otherwise) and answers the id. */
  readonly addGroup: (
    fields: Partial<GroupRecord> & Pick<GroupRecord, 'displayName'>,
    members?: readonly string[],
  ) => string;
  readonly updateGroup: (id: string, fields: Partial<Omit<GroupRecord, 'id'>>) => void;
  readonly renameGroup: (id: string, displayName: string) => void;
  /** Deletes a group: Microsoft 365 groups go to the recycle bin, others are gone at once, unless told otherwise. */
  readonly deleteGroup: (id: string, how?: 'soft' | 'permanent') => void;
  readonly restoreGroup: (id: string) => void;
  readonly addMember: (groupId: string, memberId: string) => void;
  readonly removeMember: (groupId: string, memberId: string) => void;
  readonly addDomain: (domain: DomainRecord) => void;
  readonly removeDomain: (name: string) => void;
  /** Installs or replaces an app registration; consents hold from the next token on. */
  readonly putApp: (app: AppRegistration) => void;
  /** Lets readers see every write so far, whatever the replication lag. */
  readonly replicate: () => void;
  /** Lets readers see the writes whose replication lag is over. */
  readonly settle: () => void;
}

/** The writes of one tenant. `announce` hears of each write at once, readers see it after `lag()` milliseconds. */
export function createAdministration(deps: {
  readonly state: State;
  readonly now: () => number;
  readonly lag: () => number;
  readonly announce: (change: Change) => void;
}): Administration {
  const { state } = deps;
  const replication = createReplication(deps);

  function write(change: Change, apply: () => void): void {
    replication.write(change.id, () => {
      apply();
      state.touch();
      state.log.append(change);
    });
    deps.announce(change);
  }

  function requireObject(id: string): string {
    const key = normalizeId(id);
    if (!replication.isExpected(key) && state.find(key) === undefined) {
      throw new Error(`there is no object ${id} in the simulated directory`);
    }
    return key;
  }

  function object(
    type: 'user' | 'group',
    id: string,
    what: 'created' | 'updated' | 'removed' | 'restored',
    properties: readonly string[] = [],
    permanent = false,
  ): Change {
    return { kind: 'object', type, id, what, properties, permanent };
  }

  function patchUser(id: string, fields: Partial<UserRecord>): void {
    const user = state.users.get(id);
    if (user !== undefined) state.users.set(id, { ...user, ...fields });
  }

  function patchGroup(id: string, fields: Partial<GroupRecord>): void {
    const group = state.groups.get(id);
    if (group !== undefined) state.groups.set(id, { ...group, ...fields });
  }

  function timestamp(): string {
    return new Date(deps.now()).toISOString();
  }

  /** Takes an object out of every group; only then does it leave the groups' members@delta. */
  function leaveGroups(id: string, type: 'user' | 'group'): void {
    for (const groupId of [...state.groupsOf(id)]) {
      state.removeMember(groupId, id);
      const member = { id, type };
      state.log.append({ kind: 'member', type: 'group', id: groupId, member, what: 'removed' });
    }
  }

  function changeMember(what: 'added' | 'removed') {
    return (groupId: string, memberId: string): void => {
      const id = requireObject(groupId);
      const member = requireObject(memberId);
      const type = state.find(member)?.type ?? 'user';
      write({ kind: 'member', type: 'group', id, member: { id: member, type }, what }, () => {
        if (what === 'added') state.addMember(id, member);
        else state.removeMember(id, member);
      });
    };
  }

  const addMember = changeMember('added');

  function addUser(fields: Partial<UserRecord>): string {
    const user = newUser(fields.id ?? randomUUID(), fields, timestamp());
    replication.expect(user.id);
    write(object('user', user.id, 'created'), () => state.users.set(user.id, user));
    return user.id;
  }

  function removeUser(id: string, how: 'soft' | 'permanent' = 'soft'): void {
    const key = requireObject(id);
    write(object('user', key, 'removed', [], how === 'permanent'), () => {
      if (how === 'soft') return patchUser(key, { deletedDateTime: timestamp() });
      leaveGroups(key, 'user');
      state.users.remove(key);
    });
  }

  function addGroup(fields: Partial<GroupRecord>, members: readonly string[] = []): string {
    const group = newGroup(fields.id ?? randomUUID(), fields, timestamp());
    replication.expect(group.id);
    write(object('group', group.id, 'created'), () => state.groups.set(group.id, group));
    for (const member of members) addMember(group.id, member);
    return group.id;
  }

  function updateGroup(id: string, fields: Partial<Omit<GroupRecord, 'id'>>): void {
    const key = requireObject(id);
    write(object('group', key, 'updated', Object.keys(fields)), () => patchGroup(key, fields));
  }

  function deleteGroup(id: string, how?: 'soft' | 'permanent'): void {
    const key = requireObject(id);
    const isUnified = state.groups.get(key)?.groupTypes.includes('Unified') === true;
    const permanent = (how ?? (isUnified ? 'soft' : 'permanent')) === 'permanent';
    write(object('group', key, 'removed', [], permanent), () => {
      if (!permanent) return patchGroup(key, { deletedDateTime: timestamp() });
      leaveGroups(key, 'group');
      for (const member of [...state.members(key).values()]) state.removeMember(key, member.id);
      state.groups.remove(key);
    });
  }

  return {
    addUser,
    updateUser: (id, fields) => {
      const key = requireObject(id);
      write(object('user', key, 'updated', Object.keys(fields)), () => patchUser(key, fields));
    },
    removeUser,
    restoreUser: (id) => {
      const key = requireObject(id);
      write(object('user', key, 'restored'), () => patchUser(key, { deletedDateTime: null }));
    },
    addGroup,
    updateGroup,
    renameGroup: (id, displayName) => updateGroup(id, { displayName }),
    deleteGroup,
    restoreGroup: (id) => {
      const key = requireObject(id);
      write(object('group', key, 'restored'), () => patchGroup(key, { deletedDateTime: null }));
    },
    addMember,
    removeMember: changeMember('removed'),
    addDomain: (domain) => {
      state.domains.push(domain);
    },
    removeDomain: (name) => {
      const position = state.domains.findIndex(({ id }) => id === name);
      if (position >= 0) state.domains.splice(position, 1);
    },
    putApp: (app) => {
      state.apps.set(app.clientId, app);
    },
    replicate: () => replication.settle(Number.POSITIVE_INFINITY),
    settle: () => replication.settle(deps.now()),
  };
}

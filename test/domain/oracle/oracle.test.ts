import { describe, expect, it } from 'vitest';
import type { DirectoryGroup } from '../../../server/domain/directory.ts';
import type { GroupAction } from '../../../server/domain/group-action.ts';
import { defaultSafeguards, type TaskConfiguration } from '../../../server/domain/task.ts';
import {
  aGroup,
  anUnreadablePerson,
  aPerson,
  aSyncedUser,
  aTaskGroup,
  aUser,
  aWorld,
  type WorldParts,
} from '../world.ts';
import { expectedPlan } from './oracle.ts';

/** A selected group with its actions and direct members. */
const group = (groupId: string, actions: GroupAction[], memberIds: string[]) => ({
  task: aTaskGroup({ groupId, actions }),
  read: aGroup({ groupId, memberIds }),
});

const plan = (
  groups: { task: TaskConfiguration['groups'][number]; read: DirectoryGroup }[],
  { config, ...parts }: WorldParts = {},
) =>
  expectedPlan(
    aWorld({
      groups: groups.map(({ read }) => read),
      people: [...new Set(groups.flatMap(({ read }) => read.memberIds))].map((objectId) =>
        aPerson({ objectId }),
      ),
      ...parts,
      config: { groups: groups.map(({ task }) => task), ...config },
    }),
  );

const crypto = (value: 'SigEnc' | 'SigOnly' | 'None'): GroupAction => ({ action: 'crypto', value });
const usersDisabled = (value: boolean): GroupAction => ({ action: 'usersDisabled', value });
const noSync: GroupAction = { action: 'noSync', value: true };

describe('what the manual says about groups', () => {
  it('a user in several groups gets the settings of the alphabetically first alone', () => {
    const { rows, warnings } = plan([
      group('Z-staff', [crypto('None')], ['anna']),
      group('a-admins', [crypto('SigEnc')], ['anna']),
    ]);
    expect(rows[0]?.group?.groupId).toBe('a-admins');
    expect(rows[0]?.settings).toContainEqual({ setting: 'crypto', was: null, becomes: 'SigEnc' });
    expect(warnings['several-groups']).toEqual(['anna@contoso.com']);
  });

  it('a leaver in a losing group stays enabled, with a warning', () => {
    const { rows, warnings } = plan([
      group('A-staff', [crypto('SigEnc')], ['anna']),
      group('Z-leavers', [usersDisabled(true)], ['anna']),
    ]);
    expect(rows[0]?.kind).toBe('create');
    expect(warnings['losing-group-would-block']).toEqual(['anna@contoso.com']);
  });

  it('members of nested groups belong to it, and cycles end', () => {
    const outer = aGroup({ groupId: 'outer', memberGroupIds: ['inner'] });
    const inner = aGroup({ groupId: 'inner', memberGroupIds: ['outer'], memberIds: ['anna'] });
    const { rows } = expectedPlan(
      aWorld({
        groups: [outer, inner],
        people: [aPerson({ objectId: 'anna' })],
        config: { groups: [aTaskGroup({ groupId: 'outer' })] },
      }),
    );
    expect(rows.map(({ email, kind }) => [email, kind])).toEqual([['anna@contoso.com', 'create']]);
  });

  it('a group that cannot be read freezes its users and nobody counts as missing', () => {
    const broken = {
      ...group('staff', [], []),
      read: aGroup({ groupId: 'staff', state: 'missing' }),
    };
    const { rows, complete } = plan([broken], {
      config: { disableMissingUsers: true },
      users: [aSyncedUser('anna'), aSyncedUser('bob')],
      baseline: new Map([['staff', { displayName: 'staff', memberIds: new Set(['anna']) }]]),
    });
    expect(complete).toBe(false);
    expect(rows.map(({ email, reason }) => [email, reason])).toEqual([
      ['anna@contoso.com', 'frozen-group'],
    ]);
  });

  it('a member without readable properties is an error, not a user without address', () => {
    const { counts, rows } = plan([group('staff', [], ['anna'])], {
      people: [anUnreadablePerson('anna')],
    });
    expect(rows[0]).toMatchObject({ reason: 'unreadable-member', error: 'unreadable-member' });
    expect(counts).toMatchObject({ error: 1, skipped: 0 });
  });
});

describe('what the manual says about actions', () => {
  it('usersDisabled overrides all other actions of the group', () => {
    const { rows } = plan([group('gone', [usersDisabled(true), crypto('SigEnc')], ['anna'])], {
      users: [aSyncedUser('anna')],
    });
    expect(rows[0]).toMatchObject({
      kind: 'disable',
      reason: 'users-disabled',
      settings: [{ setting: 'disabled', was: false, becomes: true }],
    });
  });

  it('members of a noSync group are not synchronised, and are not missing either', () => {
    const { rows } = plan([group('manual', [noSync, crypto('None')], ['anna'])], {
      config: { disableMissingUsers: true },
      users: [aUser({ email: 'anna@contoso.com', managedBy: null })],
    });
    expect(rows.map(({ kind, reason }) => [kind, reason])).toEqual([['skip', 'no-sync']]);
  });

  it('the processing order starts from top: a later action of the same name overrides', () => {
    const { rows } = plan([group('staff', [crypto('None'), crypto('SigOnly')], ['anna'])]);
    expect(rows[0]?.settings).toContainEqual({ setting: 'crypto', was: null, becomes: 'SigOnly' });
  });

  it('empty admin roles remove the existing ones, an absent action leaves them', () => {
    const admin = aSyncedUser('anna', { adminRoles: ['Support'], loginSecurity: 'otp' });
    const clearing: GroupAction = { action: 'assignAdminRoles', value: [] };
    expect(plan([group('g', [clearing], ['anna'])], { users: [admin] }).rows[0]?.settings).toEqual([
      { setting: 'adminRoles', was: ['Support'], becomes: [] },
    ]);
    expect(plan([group('g', [], ['anna'])], { users: [admin] }).counts.unchanged).toBe(1);
  });

  it('lftQuota is not used if lftAvailable is False', () => {
    const actions: GroupAction[] = [
      { action: 'lftQuota', value: 500 },
      { action: 'lftAvailable', value: false },
    ];
    const { rows, warnings } = plan([group('staff', actions, ['anna'])]);
    expect(rows[0]?.settings.map(({ setting }) => setting)).toEqual([
      'displayName',
      'lftAvailable',
    ]);
    expect(warnings['no-effect']).toEqual(['anna@contoso.com']);
  });

  it('an admin without otp is warned about', () => {
    const actions: GroupAction[] = [{ action: 'assignAdminRoles', value: ['Audit'] }];
    const { warnings } = plan([group('admins', actions, ['anna'])]);
    expect(warnings['admin-without-otp']).toEqual(['anna@contoso.com']);
  });
});

describe('what the manual says about users', () => {
  it('users missing in the directory are disabled if the option is on, never deleted', () => {
    const staff = group('staff', [], ['anna']);
    const users = [aSyncedUser('anna'), aSyncedUser('bob')];
    expect(plan([staff], { users }).rows).toEqual([]);
    const { rows } = plan([staff], { users, config: { disableMissingUsers: true } });
    expect(rows).toMatchObject([
      { email: 'bob@contoso.com', kind: 'disable', reason: 'missing-in-directory', group: null },
    ]);
  });

  it('somebody who comes back is enabled only if the sync had disabled him', () => {
    const byHand = aSyncedUser('anna', { disabled: true, disabledBy: 'hand' });
    const bySync = aSyncedUser('anna', { disabled: true, disabledBy: 'sync' });
    const staff = group('staff', [], ['anna']);
    expect(plan([staff], { users: [byHand] }).counts.unchanged).toBe(1);
    expect(plan([staff], { users: [bySync] }).rows).toMatchObject([
      { kind: 'enable', reason: 'returned', write: { disabledBy: null } },
    ]);
  });

  it('a changed address is a rename that keeps the settings and a manual disable', () => {
    const users = [
      aSyncedUser('anna', {
        email: aUser({ email: 'old@contoso.com' }).email,
        crypto: 'SigEnc',
        disabled: true,
        disabledBy: 'hand',
        revision: 7,
      }),
    ];
    const { rows } = plan([group('staff', [crypto('SigEnc')], ['anna'])], { users });
    expect(rows).toMatchObject([
      {
        kind: 'rename',
        email: 'anna@contoso.com',
        previousEmail: 'old@contoso.com',
        settings: [],
        write: { revision: null, previousRevision: 7, disabledBy: 'hand' },
      },
    ]);
  });

  it('a user made by hand is adopted by his address', () => {
    const users = [aUser({ email: 'anna@contoso.com', displayName: 'anna', managedBy: null })];
    const { rows } = plan([group('staff', [], ['anna'])], { users });
    expect(rows).toMatchObject([{ kind: 'update', reason: 'adopted', settings: [] }]);
  });

  it('a guest, somebody without address and somebody of another domain are skipped', () => {
    const { rows } = plan([group('staff', [], ['anna', 'bob', 'cleo'])], {
      people: [
        aPerson({ objectId: 'anna', userType: 'Guest' }),
        aPerson({ objectId: 'bob', mail: null, userPrincipalName: 'bob@contoso.onmicrosoft.com' }),
        aPerson({ objectId: 'cleo', mail: 'cleo@sub.contoso.com' }),
      ],
    });
    expect(rows.map(({ reason }) => reason)).toEqual([
      'guest',
      'domain-not-selected',
      'no-address',
    ]);
  });
});

describe('what safeguards hold', () => {
  it('the last ALL admin stays, even with safeguards off', () => {
    const users = [aSyncedUser('anna', { adminRoles: ['ALL'] })];
    const { rows } = plan([group('gone', [usersDisabled(true)], ['anna'])], { users });
    expect(rows).toMatchObject([{ kind: 'disable', heldBy: ['last-admin'] }]);
  });

  it('more than 5 and more than 10 % disabled is too many', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const disabling = (objectIds: string[]) =>
      plan([group('gone', [usersDisabled(true)], objectIds)], {
        users: ids.map((id) => aSyncedUser(id)),
        config: { safeguards: { ...defaultSafeguards, maxChangePercent: 100 } },
      }).refusals;
    expect(disabling(ids)['too-many-disables']).toHaveLength(6);
    expect(disabling(ids.slice(1))).toEqual({});
  });
});

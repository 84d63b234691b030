import { expect, test } from 'vitest';
import { groupView } from '../../server/contract/group.ts';
import { userView } from '../../server/contract/user.ts';
import { userHistoryEntryView } from '../../server/contract/user-history.ts';
import { originOf } from '../../tab/features/users/setting-origin.ts';
import { changesOf, readMegabytes, readTimes } from '../../tab/features/users/user-draft.ts';

const aUser = (fields: object = {}) =>
  userView.parse({
    email: 'ada@contoso.ch',
    displayName: 'Ada',
    objectId: null,
    disabled: false,
    disabledBy: null,
    managedBy: 't1',
    protected: false,
    renamedTo: null,
    revision: 1,
    adminRoles: [],
    crypto: 'SigEnc',
    lftAvailable: null,
    lftQuota: null,
    loginLocked: null,
    loginSecurity: null,
    quarOneClick: null,
    sendQuar: ['08:00'],
    sendQuarAdmin: null,
    sendQuarEmpty: null,
    ...fields,
  });
const aGroup = (...actions: readonly object[]) =>
  groupView.parse({
    groupId: 'g1',
    displayName: 'Staff',
    kind: 'security',
    mail: null,
    description: null,
    dynamic: false,
    hiddenMembership: false,
    onPremisesSynced: false,
    selected: true,
    state: 'readable',
    hint: null,
    memberCount: null,
    actions,
    precedence: null,
  });
const anEntry = (setting: string, becomes: unknown) =>
  userHistoryEntryView.parse({
    at: '2026-11-23T10:00:00.000Z',
    email: 'ada@contoso.ch',
    previousEmail: null,
    kind: 'update',
    reason: 'group-actions',
    taskId: 't1',
    runId: 'r1',
    group: { groupId: 'g1', displayName: 'Staff' },
    settings: [{ setting, was: null, becomes, action: setting }],
  });

test('a setting that an action of the group names comes from the synchronisation, also if it never had to be changed', () => {
  const known = {
    user: aUser(),
    history: [],
    group: aGroup({ action: 'crypto', value: 'SigEnc' }),
  };
  expect(originOf('crypto', known)).toMatchObject({ kind: 'sync', group: 'Staff', isAgain: true });
});

test('a setting that differs from what the action says was set by hand and is set again', () => {
  const group = aGroup({ action: 'crypto', value: 'SigOnly' });
  expect(originOf('crypto', { user: aUser(), history: [], group })).toMatchObject({
    kind: 'overridden',
    becomes: 'SigOnly',
  });
});

test('a setting no action names any more comes from the synchronisation that set it, and stays', () => {
  const history = [anEntry('crypto', 'SigEnc')];
  const known = { user: aUser(), history, group: aGroup() };
  expect(originOf('crypto', known)).toMatchObject({ kind: 'sync', isAgain: false });
  const changed = { ...known, user: aUser({ crypto: 'None' }) };
  expect(originOf('crypto', changed)).toEqual({ kind: 'hand' });
});

test('a setting nobody set is the default of the service; admin roles then are an empty list', () => {
  const known = { user: aUser(), history: [], group: null };
  expect(originOf('loginLocked', known)).toEqual({ kind: 'default' });
  expect(originOf('adminRoles', known)).toEqual({ kind: 'default' });
  expect(originOf('sendQuar', known)).toEqual({ kind: 'hand' });
});

test('a group that disables its users names no setting', () => {
  const group = aGroup(
    { action: 'usersDisabled', value: true },
    { action: 'crypto', value: 'SigOnly' },
  );
  expect(originOf('crypto', { user: aUser(), history: [], group })).toEqual({ kind: 'hand' });
});

test('what was entered and is as before is not sent', () => {
  expect(changesOf(aUser(), { crypto: 'SigEnc', sendQuar: ['08:00'], lftQuota: 5 })).toEqual({
    lftQuota: 5,
  });
});

test('times and quotas are read as people write them', () => {
  expect(readTimes('16:30; 8:00 8:00')).toEqual(['08:00', '16:30']);
  expect(readTimes('24:00')).toBeNull();
  expect(readTimes('')).toBeNull();
  expect(readMegabytes("1'024", 2000)).toBe(1024);
  expect(readMegabytes('2001', 2000)).toBeNull();
  expect(readMegabytes('-1', 2000)).toBeNull();
});

import type { Person } from '../../server/domain/directory.ts';
import { newGroup, newUser } from '../../server/evaluation/tenant/new-records.ts';
import type { DirectorySeed, UserRecord } from '../../server/evaluation/tenant/records.ts';
import {
  type SimulatedTenant,
  type StartOptions,
  startTenant,
} from '../../server/evaluation/tenant/start-tenant.ts';
import { aDirectoryModel, type DirectoryModel, type ModelGroup } from '../fakes/directory-model.ts';
import type { LiveDirectory } from '../suites/directory-live.ts';
import { access, directoryAt, secret } from './opened.ts';
import { startReceiver } from './receiver.ts';

const created = '2026-01-01T08:00:00.000Z';

export const readerRoles = [
  'Domain.Read.All',
  'Group.Read.All',
  'GroupMember.Read.All',
  'User.Read.All',
] as const;

/** What the simulated directory keeps of these properties; it has no user without a name to sign in. */
const fieldsOf = ({
  userPrincipalName,
  proxyAddresses,
  ...same
}: Partial<Omit<Person, 'objectId' | 'readable'>>): Partial<UserRecord> => ({
  ...same,
  ...(userPrincipalName ? { userPrincipalName } : {}),
  ...(proxyAddresses ? { proxyAddresses } : {}),
});

const userOf = ({ objectId, readable: _readable, ...properties }: Person): UserRecord =>
  newUser(objectId, fieldsOf(properties), created);

const groupOf = (group: ModelGroup) => ({
  record: newGroup(
    group.groupId,
    {
      displayName: group.displayName,
      groupTypes: group.kind === 'microsoft365' ? ['Unified'] : [],
    },
    created,
  ),
  members: [...group.memberIds, ...group.memberGroupIds],
});

const seedOf = (model: DirectoryModel, roles: readonly string[]): DirectorySeed => ({
  tenantId: access.tenantId,
  displayName: model.tenantName,
  domains: [],
  users: model.people.map(userOf),
  groups: model.groups.map(groupOf),
  devices: [],
  orgContacts: [],
  apps: [
    {
      clientId: access.clientId,
      displayName: 'Directory synchronisation',
      secrets: [{ value: secret, keyId: 'key', endDateTime: '2099-01-01T00:00:00Z' }],
      roles,
    },
  ],
  admins: [],
});

export interface SimulatedLive extends LiveDirectory {
  readonly tenant: SimulatedTenant;
  readonly receiver: Awaited<ReturnType<typeof startReceiver>>;
}

/** The adapter over the simulated Microsoft 365 with a real place for notifications, as a live directory. */
export const openSimulated = async (
  parts: Partial<DirectoryModel>,
  options: StartOptions & { readonly roles?: readonly string[] } = {},
): Promise<SimulatedLive> => {
  const { roles = readerRoles, ...tenantOptions } = options;
  const seed = seedOf(aDirectoryModel(parts), roles);
  const tenant = await startTenant({ directories: [seed], ...tenantOptions });
  const receiver = await startReceiver();
  const admin = tenant.tenant;
  return {
    tenant,
    receiver,
    directory: directoryAt(tenant.url, { timeouts: { maxPages: 1_000 } }),
    now: () => new Date(),
    addPerson: (person) => {
      admin.addUser({ ...userOf(person) });
    },
    changePerson: (objectId, to) => admin.updateUser(objectId, fieldsOf(to)),
    removePerson: admin.removeUser,
    restorePerson: admin.restoreUser,
    addMember: admin.addMember,
    removeMember: admin.removeMember,
    renameGroup: admin.renameGroup,
    deleteGroup: admin.deleteGroup,
    expireLinks: tenant.expireDeltaLinks,
    notificationUrl: receiver.notificationUrl,
    answerHandshakes: receiver.answerHandshakes,
    loseSubscription: tenant.subscriptions.remove,
    async close() {
      await tenant.stop();
      await receiver.close();
    },
  };
};

import type { DirectoryGroup, Person } from '../../server/domain/directory.ts';
import { mailAddress, type TaskId, tenantId } from '../../server/domain/ids.ts';
import type { PlanInput } from '../../server/domain/planner.ts';
import {
  defaultSafeguards,
  type TaskConfiguration,
  type TaskGroup,
} from '../../server/domain/task.ts';
import { type User, unsetSettings } from '../../server/domain/user.ts';

/** The task every built world belongs to. */
export const thisTask: TaskId = 'task';

/** A readable, enabled person whose address is `<objectId>@contoso.com`. */
export const aPerson = (parts: Partial<Person> & Pick<Person, 'objectId'>): Person => ({
  displayName: parts.objectId,
  mail: `${parts.objectId}@contoso.com`,
  userPrincipalName: `${parts.objectId}@contoso.com`,
  proxyAddresses: [],
  userType: 'Member',
  accountEnabled: true,
  readable: true,
  ...parts,
});

/** A person of whom Graph told nothing but id and type. */
export const anUnreadablePerson = (objectId: string): Person => ({
  objectId,
  displayName: null,
  mail: null,
  userPrincipalName: null,
  proxyAddresses: [],
  userType: null,
  accountEnabled: null,
  readable: false,
});

/** A readable group without members, named as its id. */
export const aGroup = (
  parts: Partial<DirectoryGroup> & Pick<DirectoryGroup, 'groupId'>,
): DirectoryGroup => ({
  displayName: parts.groupId,
  state: 'readable',
  problem: null,
  memberIds: [],
  memberGroupIds: [],
  otherMembers: 0,
  ...parts,
});

/** A selected group of the task without actions, named as its id. */
export const aTaskGroup = (parts: Partial<TaskGroup> & Pick<TaskGroup, 'groupId'>): TaskGroup => ({
  displayName: parts.groupId,
  kind: 'security',
  selected: true,
  actions: [],
  ...parts,
});

/** An enabled user, managed by this task, whom nobody configured. */
export const aUser = (parts: Partial<Omit<User, 'email'>> & { readonly email: string }): User => ({
  ...unsetSettings,
  tenantId: tenantId('tenant'),
  displayName: '',
  objectId: null,
  disabled: false,
  disabledBy: null,
  managedBy: thisTask,
  protected: false,
  renamedTo: null,
  revision: 1,
  ...parts,
  email: mailAddress(parts.email),
});

/** A user as synchronised for `aPerson(objectId)`: nothing differs from the directory. */
export const aSyncedUser = (
  objectId: string,
  parts: Partial<Omit<User, 'objectId'>> = {},
): User => ({
  ...aUser({ email: `${objectId}@contoso.com`, displayName: objectId, objectId }),
  ...parts,
});

/** What a world is made of; each part has a harmless default. */
export interface WorldParts extends Partial<Omit<PlanInput, 'config' | 'snapshot'>> {
  readonly config?: Partial<TaskConfiguration>;
  readonly groups?: readonly DirectoryGroup[];
  readonly people?: readonly Person[];
}

/** Everything a plan depends on. The selected groups default to all groups of the directory, without actions. */
export const aWorld = ({ config, groups = [], people = [], ...rest }: WorldParts): PlanInput => {
  const users = rest.users ?? [];
  return {
    taskId: thisTask,
    config: {
      domains: ['contoso.com'],
      groups: groups.map(({ groupId, displayName }) =>
        aTaskGroup({ groupId, displayName: displayName ?? groupId }),
      ),
      precedence: { mode: 'alphabetical' },
      disableMissingUsers: false,
      disableBlockedAccounts: false,
      safeguards: { ...defaultSafeguards, enabled: false },
      ...config,
    },
    snapshot: {
      readAt: '2026-01-01T00:00:00Z',
      groups: new Map(groups.map((group) => [group.groupId, group])),
      people: new Map(people.map((person) => [person.objectId, person])),
    },
    users,
    baseline: new Map(),
    activeAdmins: activeAdminsOf(users),
    otherTasksDomains: new Set(),
    lftGlobalQuota: new Map(),
    operators: [],
    firstSynced: true,
    recent: { disables: 0, changes: 0 },
    only: null,
    ...rest,
  };
};

/** The users who are enabled, may sign in and hold the role ALL. */
export const activeAdminsOf = (users: readonly User[]): PlanInput['activeAdmins'] =>
  users
    .filter((user) => !user.disabled && user.loginLocked !== true)
    .filter((user) => user.adminRoles.includes('ALL'))
    .map(({ email, adminRoles }) => ({ email, adminRoles }));

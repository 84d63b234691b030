import type { Actor } from '../domain/actor.ts';
import { AppError } from '../domain/errors.ts';
import { domainOf, type MailAddress } from '../domain/ids.ts';
import {
  isActiveAdmin,
  type Settings,
  settingNames,
  type User,
  unsetSettings,
} from '../domain/user.ts';
import type { ManagedDomains, Target } from '../ports/target.ts';
import type { UserHistory } from '../ports/user-history.ts';
import { refuseRoles } from './check-actions.ts';
import type { ManageDomains, ManageUsers, UserPatch } from './use-cases.ts';

interface Deps {
  readonly target: Target;
  readonly managedDomains: ManagedDomains;
  readonly history: UserHistory;
}

/** The built-in user management: search, one user, edits by hand. */
export const createManageUsers = (deps: Deps): ManageUsers => ({
  list: (actor, query) => deps.target.list(actor.tenantId, query),

  get: (actor, email) => findUser(deps, actor, email),

  async create(actor, input) {
    const { email } = input;
    const quota = await quotaOf(deps, actor, email);
    const user: User = {
      ...unsetSettings,
      ...settingsOf(unsetSettings, input),
      tenantId: actor.tenantId,
      email,
      displayName: input.displayName ?? email.slice(0, email.lastIndexOf('@')),
      objectId: null,
      disabled: input.disabled ?? false,
      disabledBy: input.disabled ? 'hand' : null,
      managedBy: null,
      protected: input.protected ?? false,
      renamedTo: null,
      revision: 1,
    };
    checkEdit(actor, null, user, quota);
    await deps.target.insert(user);
    return user;
  },

  async edit(actor, email, patch) {
    const user = await findUser(deps, actor, email);
    if (patch.revision !== undefined && patch.revision !== user.revision) throw moved(user);
    const disabled = patch.disabled ?? user.disabled;
    const edited: User = {
      ...user,
      ...settingsOf(user, patch),
      displayName: patch.displayName ?? user.displayName,
      disabled,
      disabledBy: patch.disabled === undefined ? user.disabledBy : disabled ? 'hand' : null,
      protected: patch.protected ?? user.protected,
      revision: user.revision + 1,
    };
    checkEdit(actor, user, edited, await quotaOf(deps, actor, email, user));
    await refuseLastAdmin(deps, actor, user, edited);
    if (!(await deps.target.replace(edited, user.revision))) throw moved(user);
    return edited;
  },

  async history(actor, email, page) {
    await findUser(deps, actor, email);
    return deps.history.list(actor.tenantId, email, page);
  },
});

/** The service's managed domains of the tenant. */
export const createManageDomains = (deps: Pick<Deps, 'managedDomains'>): ManageDomains => ({
  list: (actor) => deps.managedDomains.list(actor.tenantId),
  async put(actor, domains) {
    await deps.managedDomains.put(actor.tenantId, domains);
    return deps.managedDomains.list(actor.tenantId);
  },
});

const findUser = async (deps: Deps, actor: Actor, email: MailAddress): Promise<User> => {
  const user = await deps.target.get(actor.tenantId, email);
  if (user === null) throw new AppError('not-found', `There is no user ${email}.`);
  return user;
};

const moved = (user: User) =>
  new AppError(
    'revision-conflict',
    `The user ${user.email} was changed meanwhile. Load him again and repeat your change.`,
  );

/** The settings with the given ones on top; lists are kept sorted, so that equal settings are equal values. */
const settingsOf = (before: Settings, given: Partial<Settings> | UserPatch): Settings => {
  const sorted = <Item extends string>(list: readonly Item[] | null): readonly Item[] | null =>
    list === null ? null : [...new Set(list)].toSorted();
  const merged = { ...before };
  for (const name of settingNames) {
    if (given[name] !== undefined) Object.assign(merged, { [name]: given[name] });
  }
  return {
    adminRoles: sorted(merged.adminRoles) ?? [],
    crypto: merged.crypto,
    lftAvailable: merged.lftAvailable,
    lftQuota: merged.lftQuota,
    loginLocked: merged.loginLocked,
    loginSecurity: merged.loginSecurity,
    quarOneClick: merged.quarOneClick,
    sendQuar: sorted(merged.sendQuar),
    sendQuarAdmin: sorted(merged.sendQuarAdmin),
    sendQuarEmpty: merged.sendQuarEmpty,
  };
};

/** The global LFT quota of the address's domain, which must be managed for the tenant (or the user be there already). */
const quotaOf = async (
  deps: Deps,
  actor: Actor,
  email: MailAddress,
  existing?: User,
): Promise<number | null> => {
  const name = domainOf(email);
  const domain = (await deps.managedDomains.list(actor.tenantId)).find((one) => one.name === name);
  if (domain === undefined && existing === undefined) {
    throw invalid('email', `${name} is not a managed domain of your tenant.`);
  }
  return domain?.lftGlobalQuota ?? null;
};

const invalid = (path: string, message: string) =>
  new AppError('invalid-input', message, { fields: [{ path, message }] });

const checkEdit = (
  actor: Actor,
  before: User | null,
  after: User,
  lftGlobalQuota: number | null,
): void => {
  refuseRoles(actor, before?.adminRoles ?? [], after.adminRoles);
  const { lftQuota } = after;
  if (lftQuota === null || lftQuota === before?.lftQuota || lftGlobalQuota === null) return;
  if (lftQuota > lftGlobalQuota) {
    throw invalid(
      'lftQuota',
      `An LFT quota of ${lftQuota} MB is above the global quota of the domain (${lftGlobalQuota} MB).`,
    );
  }
};

/** Nobody locks everybody out: one enabled, unlocked user with the role ALL always stays. */
const refuseLastAdmin = async (
  deps: Deps,
  actor: Actor,
  before: User,
  after: User,
): Promise<void> => {
  if (!isActiveAdmin(before) || isActiveAdmin(after)) return;
  const others = (await deps.target.readActiveAdmins(actor.tenantId, 2)).filter(
    (admin) => admin.email !== before.email,
  );
  if (others.length === 0) {
    throw new AppError(
      'last-admin',
      `${before.email} is the last user with the role ALL who can sign in. Give the role to somebody else first.`,
    );
  }
};

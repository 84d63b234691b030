import type { AdminRole } from './actor.ts';
import { domainOf } from './ids.ts';
import type { Change, ChangeKind, ChangeReason, SettingChange, SettingValue } from './plan.ts';
import type { PlanInput } from './plan-input.ts';
import type { Counting } from './standing.ts';
import { type SettingName, sameValue, type User, unsetSettings } from './user.ts';

/** How a counting person ends up, for the warnings and the last-admin rule. */
export interface Outcome {
  readonly disabled: boolean;
  readonly loginLocked: boolean;
  readonly adminRoles: readonly AdminRole[];
  readonly loginSecurity: string | null;
}

/** What is decided about one counting person. `change` null = he has everything already. */
export interface Decision {
  readonly counting: Counting;
  readonly change: Change | null;
  /** Null for somebody protected, for whom nothing is written. */
  readonly outcome: Outcome | null;
  /** The user at the address belonged to somebody else. */
  readonly takesOver: boolean;
  /** The group's quota is above the global quota of the address's domain. */
  readonly quotaTooLarge: boolean;
}

type Context = Pick<PlanInput, 'taskId' | 'config' | 'lftGlobalQuota' | 'operators'>;

/** Decides about one counting person: docs/planning-rules.md, section 3. */
export const decide = (counting: Counting, context: Context): Decision => {
  const { presence, address, own, holder } = counting;
  const [winner, ...losers] = presence.groups;
  const renamed = own !== undefined && own.email !== address;
  const base = own ?? holder;
  const quota = context.lftGlobalQuota.get(domainOf(address));
  const fields = winner.effect.fields.filter(
    ({ setting, value }) =>
      setting !== 'lftQuota' || quota === undefined || typeof value !== 'number' || value <= quota,
  );

  const settings: SettingChange[] = [];
  const name =
    presence.person?.displayName?.trim() ||
    (base ? '' : address.slice(0, address.lastIndexOf('@')));
  if (name !== '' && name !== base?.displayName) {
    settings.push({
      setting: 'displayName',
      was: base?.displayName ?? null,
      becomes: name,
      action: null,
    });
  }
  for (const { setting, value, action } of fields) {
    const was = settingOf(base, setting);
    if (!sameValue(was, value)) settings.push({ setting, was, becomes: value, action });
  }
  const disabling = disablingOf(counting, context, base);
  if (disabling) settings.push(disabling.change);

  const takesOver =
    holder !== undefined &&
    (renamed ? holder.renamedTo !== own.email : own === undefined && holder.objectId !== null);
  const linked =
    base !== undefined && base.objectId === presence.objectId && base.managedBy === context.taskId;
  const reason = reasonOf({
    renamed,
    takesOver,
    adopted: base !== undefined && !linked,
    disabling: disabling?.reason ?? null,
    settings,
  });
  const change: Change = {
    email: address,
    previousEmail: renamed ? own.email : null,
    objectId: presence.objectId,
    kind: kindOf(renamed, base, settings),
    reason,
    group: winner.ref,
    otherGroups: losers.map((group) => group.ref),
    settings,
    error: null,
    write: {
      revision: holder?.revision ?? null,
      previousRevision: renamed ? own.revision : null,
      disabledBy: disabling
        ? disabling.change.becomes === true
          ? 'sync'
          : null
        : (base?.disabledBy ?? null),
    },
    heldBy: [],
  };
  const rest = { counting, takesOver, quotaTooLarge: fields.length < winner.effect.fields.length };
  const outcome = outcomeOf(base, settings);
  const harms =
    isProtected(change, base, context) ||
    (renamed && holder !== undefined && harmsHolder(holder, outcome, context));
  if (harms) return { ...rest, takesOver: false, change: protectedRow(change), outcome: null };
  const unchanged = linked && !renamed && settings.length === 0;
  return { ...rest, change: unchanged ? null : change, outcome };
};

const settingOf = (user: User | undefined, setting: SettingName): SettingValue =>
  (user ?? unsetSettings)[setting];

/** The change of `disabled`, if any, and why. */
const disablingOf = (
  { presence }: Counting,
  { config }: Context,
  base: User | undefined,
): { change: SettingChange; reason: ChangeReason } | null => {
  const { usersDisabled } = presence.groups[0].effect;
  const blocked = config.disableBlockedAccounts && presence.person?.accountEnabled === false;
  const was = base?.disabled ?? false;
  if (usersDisabled === true || blocked) {
    if (was) return null;
    return usersDisabled === true
      ? {
          change: { setting: 'disabled', was, becomes: true, action: 'usersDisabled' },
          reason: 'users-disabled',
        }
      : {
          change: { setting: 'disabled', was, becomes: true, action: null },
          reason: 'account-blocked',
        };
  }
  if (!was) return null;
  if (usersDisabled === false) {
    return {
      change: { setting: 'disabled', was, becomes: false, action: 'usersDisabled' },
      reason: 'group-actions',
    };
  }
  return base?.disabledBy === 'sync'
    ? { change: { setting: 'disabled', was, becomes: false, action: null }, reason: 'returned' }
    : null;
};

const kindOf = (
  renamed: boolean,
  base: User | undefined,
  settings: readonly SettingChange[],
): ChangeKind => {
  if (renamed) return 'rename';
  if (base === undefined) return 'create';
  const disabled = settings.find((change) => change.setting === 'disabled');
  if (disabled === undefined) return 'update';
  return disabled.becomes === true ? 'disable' : 'enable';
};

const reasonOf = (facts: {
  readonly renamed: boolean;
  readonly takesOver: boolean;
  readonly adopted: boolean;
  readonly disabling: ChangeReason | null;
  readonly settings: readonly SettingChange[];
}): ChangeReason => {
  if (facts.renamed) return 'renamed';
  if (facts.takesOver) return 'taken-over';
  if (facts.adopted) return 'adopted';
  if (facts.disabling) return facts.disabling;
  const onlyName =
    facts.settings.length === 1 &&
    facts.settings[0]?.setting === 'displayName' &&
    facts.settings[0].was !== null;
  return onlyName ? 'name-changed' : 'group-actions';
};

/** Whether a row would harm somebody who must not be harmed: an operator, or a user marked protected. */
export const isProtected = (
  change: Change,
  base: User | undefined,
  { operators }: Pick<Context, 'operators'>,
): boolean => {
  const emails = [change.email, base?.email];
  const objectIds = [change.objectId, base?.objectId];
  const marked =
    base?.protected === true ||
    operators.some(
      ({ objectId, email }) =>
        objectIds.includes(objectId) || (email !== null && emails.includes(email)),
    );
  return marked && change.settings.some(isHarmful);
};

/** Whether a rename onto a protected user would leave his address with less than he had. */
const harmsHolder = (
  holder: User,
  outcome: Outcome,
  { operators }: Pick<Context, 'operators'>,
): boolean => {
  const marked =
    holder.protected ||
    operators.some(({ objectId, email }) => objectId === holder.objectId || email === holder.email);
  return (
    marked &&
    ((outcome.disabled && !holder.disabled) ||
      (outcome.loginLocked && holder.loginLocked !== true) ||
      holder.adminRoles.some((role) => !outcome.adminRoles.includes(role)))
  );
};

const isHarmful = ({ setting, was, becomes }: SettingChange): boolean => {
  if (setting === 'disabled' || setting === 'loginLocked') return becomes === true;
  if (setting !== 'adminRoles' || !Array.isArray(was) || !Array.isArray(becomes)) return false;
  return was.some((role) => !becomes.includes(role));
};

/** The same row, as one that is skipped because of whom it concerns. */
export const protectedRow = (change: Change): Change => ({
  ...change,
  previousEmail: null,
  kind: 'skip',
  reason: 'protected',
  settings: [],
  write: null,
});

const outcomeOf = (base: User | undefined, settings: readonly SettingChange[]): Outcome => {
  const before = base ?? { ...unsetSettings, disabled: false };
  const after = new Map(settings.map(({ setting, becomes }) => [setting, becomes]));
  const roles = after.get('adminRoles');
  return {
    disabled: (after.get('disabled') ?? before.disabled) === true,
    loginLocked: (after.get('loginLocked') ?? before.loginLocked) === true,
    // a setting's value was checked when the action was saved
    adminRoles: Array.isArray(roles) ? (roles as readonly AdminRole[]) : before.adminRoles,
    loginSecurity: String(after.get('loginSecurity') ?? before.loginSecurity ?? ''),
  };
};

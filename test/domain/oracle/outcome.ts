import { domainOf, type MailAddress } from '../../../server/domain/ids.ts';
import type { SettingChange, SettingValue } from '../../../server/domain/plan.ts';
import { settingNames, type User, unsetSettings } from '../../../server/domain/user.ts';
import { actionValue, blockOf } from './actions.ts';
import type { Facts, Standing } from './facts.ts';

export type Field = SettingChange['setting'];
export type Fields = Readonly<Record<Field, SettingValue>>;
export type FieldChange = Pick<SettingChange, 'setting' | 'was' | 'becomes'>;

const fieldNames: readonly Field[] = ['displayName', 'disabled', ...settingNames];

/** Somebody who counts: which user he continues, and what that user is afterwards. */
export interface Outcome {
  readonly who: Standing;
  readonly address: MailAddress;
  /** The user whose fields are kept: own, else holder; null on a create. */
  readonly base: User | null;
  readonly renamed: boolean;
  /** Another user at the address who is overwritten by a rename. */
  readonly overwritten: User | null;
  readonly after: Fields;
  readonly disabledBy: User['disabledBy'];
  readonly changes: readonly FieldChange[];
}

export const fieldsOf = (user: User | null): Fields => ({
  ...(user ?? unsetSettings),
  displayName: user ? user.displayName : null,
  disabled: user ? user.disabled : false,
});

/** A list in its one form: sorted by code points, each item once. */
const tidy = (value: SettingValue): SettingValue =>
  Array.isArray(value) ? [...new Set(value)].sort() : value;

const same = (a: SettingValue, b: SettingValue): boolean =>
  JSON.stringify(tidy(a)) === JSON.stringify(tidy(b));

/** The quota the winner sets, and whether it is of use (rule 3.9). */
export const quotaOf = (facts: Facts, who: Standing) => {
  const actions = who.groups[0]?.actions ?? [];
  const value = actionValue(actions, 'lftQuota');
  const limit = facts.input.lftGlobalQuota.get(domainOf(who.address ?? ''));
  const unavailable = value !== undefined && actionValue(actions, 'lftAvailable') === false;
  const tooLarge = value !== undefined && limit !== undefined && value > limit;
  return { value: unavailable || tooLarge ? undefined : value, unavailable, tooLarge };
};

/** What the winner's action says about one field; undefined = leave alone. */
const wished = (facts: Facts, who: Standing, field: Field): SettingValue | undefined => {
  const actions = who.groups[0]?.actions ?? [];
  if (field === 'displayName') return who.person?.displayName || undefined;
  if (field === 'disabled' || blockOf(actions) === 'disabled') return undefined;
  if (field === 'lftQuota') return quotaOf(facts, who).value;
  const value = actionValue(actions, field === 'adminRoles' ? 'assignAdminRoles' : field);
  return value === undefined ? undefined : tidy(value);
};

/** Whether the account is blocked and the task disables such accounts (rule 3.6). */
export const isBlocked = (facts: Facts, who: Standing): boolean =>
  facts.input.config.disableBlockedAccounts && who.person?.accountEnabled === false;

const disabledAfter = (facts: Facts, who: Standing, base: User | null): boolean => {
  const asked = actionValue(who.groups[0]?.actions ?? [], 'usersDisabled');
  if (asked === true || isBlocked(facts, who)) return true;
  return asked === false ? false : base?.disabledBy === 'hand';
};

const disablerAfter = (base: User | null, disabled: boolean): User['disabledBy'] => {
  if (!disabled) return null;
  return base?.disabled ? base.disabledBy : 'sync';
};

/** What becomes of a person who counts (section 3, without the question whether the row is held or protected). */
export const outcomeOf = (facts: Facts, who: Standing, address: MailAddress): Outcome => {
  const base = who.own ?? who.holder;
  const renamed = who.own !== null && who.own.email !== address;
  const before = fieldsOf(base);
  const disabled = disabledAfter(facts, who, base);
  const [localPart = ''] = address.split('@', 1);
  const after: Fields = {
    ...before,
    ...Object.fromEntries(
      fieldNames.map((field) => [field, wished(facts, who, field) ?? before[field]]),
    ),
    disabled,
  };
  const named: Fields = { ...after, displayName: after.displayName ?? localPart };
  return {
    who,
    address,
    base,
    renamed,
    overwritten: renamed ? who.holder : null,
    after: named,
    disabledBy: disablerAfter(base, disabled),
    changes: fieldNames
      .filter((field) => !same(before[field], named[field]))
      .map((field) => ({
        setting: field,
        was: before[field] ?? null,
        becomes: named[field] ?? null,
      })),
  };
};

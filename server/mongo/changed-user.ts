import { type AdminRole, adminRoles } from '../domain/actor.ts';
import type { SettingChange, SettingValue } from '../domain/plan.ts';
import { cryptoRights, loginSecurities, type User } from '../domain/user.ts';

const isOneOf =
  <T extends string>(allowed: readonly T[]) =>
  (value: SettingValue): value is T =>
    allowed.some((known) => known === value);
const isRole = isOneOf<AdminRole>(adminRoles);
const isCrypto = isOneOf(cryptoRights);
const isLoginSecurity = isOneOf(loginSecurities);
const isText = (value: SettingValue): value is string => typeof value === 'string';
const isNumber = (value: SettingValue): value is number => typeof value === 'number';
const isBoolean = (value: SettingValue): value is boolean => typeof value === 'boolean';
const isList = (value: SettingValue): value is readonly string[] => Array.isArray(value);

/** The user with one setting as the change says; throws if the value is none of that setting. */
const withSetting = (user: User, { setting, becomes }: SettingChange): User => {
  const valid = <T extends SettingValue>(is: (value: SettingValue) => value is T): T => {
    if (is(becomes)) return becomes;
    throw new Error(`A planned change sets ${setting} to a value it cannot have.`);
  };
  const orNull = <T extends SettingValue>(is: (value: SettingValue) => value is T): T | null =>
    becomes === null ? null : valid(is);
  switch (setting) {
    case 'adminRoles':
      return { ...user, adminRoles: becomes === null ? [] : valid(isList).filter(isRole) };
    case 'crypto':
      return { ...user, crypto: orNull(isCrypto) };
    case 'lftAvailable':
    case 'loginLocked':
    case 'quarOneClick':
    case 'sendQuarEmpty':
      return { ...user, [setting]: orNull(isBoolean) };
    case 'lftQuota':
      return { ...user, lftQuota: orNull(isNumber) };
    case 'loginSecurity':
      return { ...user, loginSecurity: orNull(isLoginSecurity) };
    case 'sendQuar':
    case 'sendQuarAdmin':
      return { ...user, [setting]: orNull(isList) };
    case 'disabled':
      return { ...user, disabled: valid(isBoolean) };
    case 'displayName':
      return { ...user, displayName: valid(isText) };
  }
};

/** The user with all the settings of a planned change; fields that no setting names stay as they are. */
export const withSettings = (user: User, settings: readonly SettingChange[]): User =>
  settings.reduce(withSetting, user);

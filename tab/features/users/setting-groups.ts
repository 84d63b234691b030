import type { UserView } from '../../../server/contract/user.ts';

/** A setting of a user, under the name of its field. */
export type SettingName = keyof Pick<
  UserView,
  | 'adminRoles'
  | 'crypto'
  | 'lftAvailable'
  | 'lftQuota'
  | 'loginLocked'
  | 'loginSecurity'
  | 'quarOneClick'
  | 'sendQuar'
  | 'sendQuarAdmin'
  | 'sendQuarEmpty'
>;
export type SettingValue = UserView[SettingName];

/** The settings by what they are about, in the order in which they are shown. */
export const settingGroups = [
  { key: 'crypto', settings: ['crypto'] },
  { key: 'quarantine', settings: ['sendQuar', 'quarOneClick', 'sendQuarEmpty', 'sendQuarAdmin'] },
  { key: 'lft', settings: ['lftAvailable', 'lftQuota'] },
  { key: 'login', settings: ['loginSecurity', 'loginLocked', 'adminRoles'] },
] as const satisfies readonly { readonly key: string; readonly settings: readonly SettingName[] }[];

/** Whether two values are the same setting. */
export const sameValue = (one: unknown, other: unknown): boolean =>
  Array.isArray(one) && Array.isArray(other)
    ? one.length === other.length && one.every((item, place) => item === other[place])
    : one === other;

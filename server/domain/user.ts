import type { AdminRole } from './actor.ts';
import type { MailAddress, ObjectId, TaskId, TenantId } from './ids.ts';

export const cryptoRights = ['SigEnc', 'SigOnly', 'None'] as const;
export type CryptoRight = (typeof cryptoRights)[number];
export const loginSecurities = ['none', 'sms', 'otp'] as const;
export type LoginSecurity = (typeof loginSecurities)[number];

/** A user's settings; `null` = never set, the service's default applies (`adminRoles` never set is empty). */
export interface Settings {
  readonly adminRoles: readonly AdminRole[];
  readonly crypto: CryptoRight | null;
  readonly lftAvailable: boolean | null;
  /** Megabytes. */
  readonly lftQuota: number | null;
  readonly loginLocked: boolean | null;
  readonly loginSecurity: LoginSecurity | null;
  readonly quarOneClick: boolean | null;
  /** `HH:MM`, 24 h, sorted, in the task's time zone. */
  readonly sendQuar: readonly string[] | null;
  readonly sendQuarAdmin: readonly string[] | null;
  readonly sendQuarEmpty: boolean | null;
}
export type SettingName = keyof Settings;
export const settingNames = [
  'adminRoles',
  'crypto',
  'lftAvailable',
  'lftQuota',
  'loginLocked',
  'loginSecurity',
  'quarOneClick',
  'sendQuar',
  'sendQuarAdmin',
  'sendQuarEmpty',
] as const satisfies readonly SettingName[];

/** A user nobody has configured yet. */
export const unsetSettings: Settings = {
  adminRoles: [],
  crypto: null,
  lftAvailable: null,
  lftQuota: null,
  loginLocked: null,
  loginSecurity: null,
  quarOneClick: null,
  sendQuar: null,
  sendQuarAdmin: null,
  sendQuarEmpty: null,
};

/** A user of the mail-security service, identified by tenant and address. */
export interface User extends Settings {
  readonly tenantId: TenantId;
  readonly email: MailAddress;
  readonly displayName: string;
  /** The Entra object this user stands for; null for users made by hand and for left-over addresses. */
  readonly objectId: ObjectId | null;
  readonly disabled: boolean;
  /** Who disabled: only what the sync disabled may the sync enable again. */
  readonly disabledBy: 'sync' | 'hand' | null;
  readonly managedBy: TaskId | null;
  /** Never disabled, locked or stripped of roles by a sync. */
  readonly protected: boolean;
  /** Set on an old address whose person now has another one. */
  readonly renamedTo: MailAddress | null;
  /** Counts the writes; every write names the revision it read. */
  readonly revision: number;
}

/** Equality of two setting values; lists are kept sorted, so order does not matter. */
export const sameValue = (a: unknown, b: unknown): boolean =>
  Array.isArray(a) && Array.isArray(b)
    ? a.length === b.length && a.every((item, index) => item === b[index])
    : a === b;

/** Whether somebody could administer the service: role ALL, enabled, not locked. */
export const isActiveAdmin = (
  user: Pick<User, 'adminRoles' | 'disabled'> & { readonly loginLocked: boolean | null },
): boolean => user.adminRoles.includes('ALL') && !user.disabled && user.loginLocked !== true;

import type { AdminRole } from './actor.ts';
import type { CryptoRight, LoginSecurity, SettingName } from './user.ts';

/** A group action under the manual's internal name, with a value that was checked before. */
export type GroupAction =
  | { readonly action: 'assignAdminRoles'; readonly value: readonly AdminRole[] }
  | { readonly action: 'crypto'; readonly value: CryptoRight }
  | { readonly action: 'lftAvailable'; readonly value: boolean }
  | { readonly action: 'lftQuota'; readonly value: number }
  | { readonly action: 'loginLocked'; readonly value: boolean }
  | { readonly action: 'loginSecurity'; readonly value: LoginSecurity }
  | { readonly action: 'noSync'; readonly value: boolean }
  | { readonly action: 'quarOneClick'; readonly value: boolean }
  | { readonly action: 'sendQuar'; readonly value: readonly string[] }
  | { readonly action: 'sendQuarAdmin'; readonly value: readonly string[] }
  | { readonly action: 'sendQuarEmpty'; readonly value: boolean }
  | { readonly action: 'usersDisabled'; readonly value: boolean };
export type ActionName = GroupAction['action'];

export type ValueKind = 'roles' | 'crypto' | 'boolean' | 'megabytes' | 'loginSecurity' | 'times';

/** The largest quota an action may name: 1 TiB in megabytes. */
export const maxLftQuota = 1_048_576;

/** One row of the table that API, tab and documentation share. */
export interface ActionDefinition {
  readonly action: ActionName;
  readonly value: ValueKind;
  /** The user's field it sets; null for the two that decide about the user as a whole. */
  readonly setting: SettingName | null;
  readonly label: string;
  readonly description: string;
}

/** The twelve group actions of the manual's page "Directory Synchronisation", in its order. */
export const actionTable: readonly ActionDefinition[] = [
  {
    action: 'assignAdminRoles',
    value: 'roles',
    setting: 'adminRoles',
    label: 'Assign admin roles',
    description:
      'The admin roles of each user in the group. Empty: existing admin roles are removed.',
  },
  {
    action: 'crypto',
    value: 'crypto',
    setting: 'crypto',
    label: 'Cryptographic functions',
    description:
      'Which cryptographic functions each user in the group has: SigEnc, SigOnly or None.',
  },
  {
    action: 'lftAvailable',
    value: 'boolean',
    setting: 'lftAvailable',
    label: 'LFT available',
    description: 'Whether Large File Transfer is available to each user in the group.',
  },
  {
    action: 'lftQuota',
    value: 'megabytes',
    setting: 'lftQuota',
    label: 'LFT quota',
    description:
      'The LFT quota of each user in the group, in Mbyte. Not used if lftAvailable is False.',
  },
  {
    action: 'loginLocked',
    value: 'boolean',
    setting: 'loginLocked',
    label: 'Login locked',
    description: 'True: no login to the portal for each user in the group.',
  },
  {
    action: 'loginSecurity',
    value: 'loginSecurity',
    setting: 'loginSecurity',
    label: 'Login security',
    description:
      'What a login needs besides the password: none, sms or otp. otp is strongly suggested, especially for admins.',
  },
  {
    action: 'noSync',
    value: 'boolean',
    setting: null,
    label: 'No synchronisation',
    description:
      'True: the members of the group are explicitly not synchronised; its other actions are ignored.',
  },
  {
    action: 'quarOneClick',
    value: 'boolean',
    setting: 'quarOneClick',
    label: 'One-click quarantine release',
    description:
      'Use the one-click feature to release messages from the user quarantine. Ignored if no quarantine reports are sent.',
  },
  {
    action: 'sendQuar',
    value: 'times',
    setting: 'sendQuar',
    label: 'Quarantine report times',
    description:
      'When a quarantine report is sent (HH:MM, in the time zone of the task). Empty: none is sent.',
  },
  {
    action: 'sendQuarAdmin',
    value: 'times',
    setting: 'sendQuarAdmin',
    label: 'Admin quarantine report times',
    description:
      'When an admin quarantine report is sent; evaluated only for users with an admin role. Empty: none is sent.',
  },
  {
    action: 'sendQuarEmpty',
    value: 'boolean',
    setting: 'sendQuarEmpty',
    label: 'Send empty quarantine reports',
    description: 'True: a quarantine report is sent even if it is empty. Usually off.',
  },
  {
    action: 'usersDisabled',
    value: 'boolean',
    setting: null,
    label: 'Users disabled',
    description:
      'True: all users in the group are disabled; this overrides all other actions of the group.',
  },
];

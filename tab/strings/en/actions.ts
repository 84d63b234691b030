/** The settings, and the group actions that set them. */
export const actions = {
  'setting.adminRoles': 'Admin roles',
  'setting.crypto': 'Cryptographic functions',
  'setting.lftAvailable': 'Large File Transfer',
  'setting.lftQuota': 'LFT quota (MB)',
  'setting.loginLocked': 'Login locked',
  'setting.loginSecurity': 'Login security',
  'setting.quarOneClick': 'One-click quarantine release',
  'setting.sendQuar': 'Quarantine reports at',
  'setting.sendQuarAdmin': 'Admin quarantine reports at',
  'setting.sendQuarEmpty': 'Send empty quarantine reports',
  'setting.disabled': 'Disabled',
  'setting.displayName': 'Name',
  'setting.unset': 'not set',
} as const;

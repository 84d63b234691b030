import type { actions as english } from '../en/actions.ts';

/** Die Einstellungen und die Gruppenaktionen, die sie setzen. */
export const actions = {
  'setting.adminRoles': 'Administratorrollen',
  'setting.crypto': 'Kryptografische Funktionen',
  'setting.lftAvailable': 'Large File Transfer',
  'setting.lftQuota': 'LFT-Kontingent (MB)',
  'setting.loginLocked': 'Anmeldung gesperrt',
  'setting.loginSecurity': 'Anmeldesicherheit',
  'setting.quarOneClick': 'Quarantänefreigabe mit einem Klick',
  'setting.sendQuar': 'Quarantäneberichte um',
  'setting.sendQuarAdmin': 'Administrator-Quarantäneberichte um',
  'setting.sendQuarEmpty': 'Leere Quarantäneberichte senden',
  'setting.disabled': 'Deaktiviert',
  'setting.displayName': 'Name',
  'setting.unset': 'nicht gesetzt',
} as const satisfies Record<keyof typeof english, string>;

import type { FieldError } from './errors.ts';
import type { ActionName, GroupAction } from './group-action.ts';
import { effectOf } from './group-effect.ts';

export type ActionWarningCode =
  | 'admin-without-otp'
  | 'group-without-actions'
  | 'no-effect'
  | 'security-downgrade';

export interface ActionWarning {
  readonly code: ActionWarningCode;
  readonly message: string;
}

/**
 * What is wrong with a group's list of actions as a whole; empty = it may be saved. `lftGlobalQuota` holds the
 * selected domains that have one, in megabytes.
 */
export const refuseActions = (
  actions: readonly GroupAction[],
  lftGlobalQuota: ReadonlyMap<string, number>,
): readonly FieldError[] => {
  const errors: FieldError[] = [];
  const seen = new Set<ActionName>();
  actions.forEach(({ action, value }, index) => {
    if (seen.has(action)) {
      errors.push({
        path: `actions[${index}].action`,
        message: `The action ${action} is there twice; keep one of them.`,
      });
    }
    seen.add(action);
    if (action !== 'lftQuota') return;
    for (const [domain, quota] of lftGlobalQuota) {
      if (value > quota) {
        errors.push({
          path: `actions[${index}].value`,
          message: `An LFT quota of ${value} MB is above the global quota of ${domain} (${quota} MB).`,
        });
      }
    }
  });
  const isTrue = (name: ActionName) =>
    actions.some(({ action, value }) => action === name && value === true);
  if (isTrue('noSync') && isTrue('usersDisabled')) {
    errors.push({
      path: 'actions',
      message:
        'noSync and usersDisabled exclude each other: one leaves the users alone, the other disables them. Keep one of them.',
    });
  }
  return errors;
};

/** What may be saved but deserves a second look. */
export const warnAboutActions = (actions: readonly GroupAction[]): readonly ActionWarning[] => {
  const find = <Name extends ActionName>(name: Name) =>
    actions.find((one): one is Extract<GroupAction, { action: Name }> => one.action === name);
  const warnings: ActionWarning[] = [];
  const warn = (code: ActionWarningCode, message: string) => warnings.push({ code, message });
  if (actions.length === 0) {
    warn(
      'group-without-actions',
      'The group has no actions: its members are created with the defaults of their domain, nothing else.',
    );
  }
  const overriding = find('usersDisabled')?.value
    ? 'usersDisabled'
    : find('noSync')?.value
      ? 'noSync'
      : null;
  if (overriding !== null && actions.length > 1) {
    warn('no-effect', `${overriding} is True: the other actions of this group have no effect.`);
  }
  if (overriding !== null) return warnings;
  const assignsRoles = (find('assignAdminRoles')?.value.length ?? 0) > 0;
  const security = find('loginSecurity')?.value;
  if (assignsRoles && security === 'none') {
    warn(
      'security-downgrade',
      'Admins would sign in with a password alone (loginSecurity none). Use otp for admin users.',
    );
  } else if (assignsRoles && security !== 'otp') {
    warn(
      'admin-without-otp',
      'The group assigns admin roles without loginSecurity otp, which is strongly suggested for admin users.',
    );
  }
  const effect = effectOf(actions);
  if (effect.quotaUnused) {
    warn('no-effect', 'lftQuota is not used because lftAvailable is False.');
  }
  if (effect.reportOptionsUnused) {
    warn(
      'no-effect',
      'quarOneClick and sendQuarEmpty have no effect because sendQuar is empty: no quarantine report is sent.',
    );
  }
  return warnings;
};

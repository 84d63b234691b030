import fc from 'fast-check';
import type { GroupAction } from '../../../server/domain/group-action.ts';

/** Roles that hit the corners: the one that must not get lost, and two others. */
export const rolesArbitrary = fc.array(fc.constantFrom('Support', 'ALL', 'Audit'), {
  maxLength: 3,
});
export const timesArbitrary = fc.array(fc.constantFrom('16:30', '08:00', '12:00'), {
  maxLength: 3,
});
export const quotaArbitrary = fc.constantFrom(0, 100, 5000);
export const cryptoArbitrary = fc.constantFrom('SigEnc', 'SigOnly', 'None');
export const securityArbitrary = fc.constantFrom('none', 'sms', 'otp');

const flag = <Name extends 'lftAvailable' | 'loginLocked' | 'quarOneClick' | 'sendQuarEmpty'>(
  action: Name,
) => fc.record({ action: fc.constant(action), value: fc.boolean() });

/** True as often as false: both mean something. */
const whole = <Name extends 'noSync' | 'usersDisabled'>(action: Name) =>
  fc.record({ action: fc.constant(action), value: fc.boolean() });

/** One of the twelve actions with a valid value; lists come unsorted and with doubles. */
const actionArbitrary: fc.Arbitrary<GroupAction> = fc.oneof(
  fc.record({ action: fc.constant('assignAdminRoles'), value: rolesArbitrary }),
  fc.record({ action: fc.constant('crypto'), value: cryptoArbitrary }),
  flag('lftAvailable'),
  fc.record({ action: fc.constant('lftQuota'), value: quotaArbitrary }),
  flag('loginLocked'),
  fc.record({ action: fc.constant('loginSecurity'), value: securityArbitrary }),
  whole('noSync'),
  flag('quarOneClick'),
  fc.record({ action: fc.constant('sendQuar'), value: timesArbitrary }),
  fc.record({ action: fc.constant('sendQuarAdmin'), value: timesArbitrary }),
  flag('sendQuarEmpty'),
  whole('usersDisabled'),
);

/** The actions of a group in any order, the same one also twice. */
export const actionsArbitrary = fc.oneof(
  { arbitrary: fc.array(actionArbitrary, { maxLength: 7 }), weight: 3 },
  { arbitrary: fc.array(actionArbitrary, { maxLength: 1 }), weight: 1 },
);

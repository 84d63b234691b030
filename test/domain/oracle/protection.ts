import type { User } from '../../../server/domain/user.ts';
import type { Facts } from './facts.ts';
import { type Fields, fieldsOf, type Outcome } from './outcome.ts';

const rolesIn = (fields: Fields): readonly unknown[] =>
  Array.isArray(fields.adminRoles) ? fields.adminRoles : [];

/** Whether `after` is disabled, locked or without a role where `before` was not. */
const harms = (before: Fields, after: Fields): boolean =>
  (before.disabled === false && after.disabled === true) ||
  (before.loginLocked !== true && after.loginLocked === true) ||
  rolesIn(before).some((role) => !rolesIn(after).includes(role));

const isOperator = (
  facts: Facts,
  objectIds: readonly (string | null)[],
  emails: readonly (string | null)[],
): boolean =>
  facts.input.operators.some(
    ({ objectId, email }) =>
      objectIds.includes(objectId) || (email !== null && emails.includes(email)),
  );

/** Whether the row would harm somebody who is never to be harmed (rule 3.14). */
export const isProtected = (facts: Facts, outcome: Outcome): boolean => {
  const { who, base, overwritten, address, after } = outcome;
  const operator = isOperator(
    facts,
    [who.objectId, base?.objectId ?? null],
    [address, base?.email ?? null],
  );
  const first = (base?.protected || operator) && harms(fieldsOf(base), after);
  if (first || !overwritten) return Boolean(first);
  const another =
    overwritten.protected || isOperator(facts, [overwritten.objectId], [overwritten.email]);
  return another && harms(fieldsOf(overwritten), after);
};

/** Whether a missing user must not be disabled. */
export const isProtectedUser = (facts: Facts, user: User): boolean =>
  user.protected || isOperator(facts, [user.objectId], [user.email]);

import { adminsAfter } from './apply.ts';
import type { Facts } from './facts.ts';
import type { ExpectedRow } from './rows.ts';

/** The row that must be held lest no enabled, unlocked user with role ALL is left (rule 7.6); rows come in order. */
export const lastAdminRow = (facts: Facts, rows: readonly ExpectedRow[]): ExpectedRow | null => {
  const { users } = facts.input;
  const admins = facts.input.activeAdmins.map(({ email }) => email);
  if (admins.length === 0 || adminsAfter(users, admins, rows).size > 0) return null;
  return rows.findLast((row) => adminsAfter(users, admins, [row]).size < admins.length) ?? null;
};

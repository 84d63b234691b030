import { adminsAfter } from './apply.ts';
import type { Facts } from './facts.ts';
import type { ExpectedRow } from './rows.ts';

/**
 * The row that must be held lest no enabled, unlocked user with role ALL is left (rule 7.6); rows come in order.
 * A row that another safeguard holds may be approved: it counts if it takes an admin away, but not if it gives one.
 */
export const lastAdminRow = (
  facts: Facts,
  rows: readonly ExpectedRow[],
  held: ReadonlySet<ExpectedRow>,
): ExpectedRow | null => {
  const { users } = facts.input;
  const admins = facts.input.activeAdmins.map(({ email }) => email);
  const takes = (row: ExpectedRow) => adminsAfter(users, admins, [row]).size < admins.length;
  const certain = rows.filter((row) => takes(row) || !held.has(row));
  if (admins.length === 0 || adminsAfter(users, admins, certain).size > 0) return null;
  return certain.findLast(takes) ?? null;
};

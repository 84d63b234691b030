import { domainOf } from '../../../server/domain/ids.ts';
import type { RefusalCode } from '../../../server/domain/plan.ts';
import type { User } from '../../../server/domain/user.ts';
import type { Facts } from './facts.ts';
import { lastAdminRow } from './last-admin.ts';
import type { ExpectedRow } from './rows.ts';

/** The rows a safeguard holds; null = it has no objection. */
type Safeguard = (facts: Facts, rows: readonly ExpectedRow[]) => readonly ExpectedRow[] | null;

const someOf = (rows: readonly ExpectedRow[]) => (rows.length > 0 ? rows : null);

const disables = (rows: readonly ExpectedRow[]) =>
  rows.filter(
    ({ kind, settings }) =>
      kind !== 'create' &&
      settings.some(({ setting, becomes }) => setting === 'disabled' && becomes === true),
  );

const isManaged = (facts: Facts, user: User) => user.managedBy === facts.input.taskId;

/** Rows that change a user the task manages already, be it the one at the old or the one at the new address. */
const changes = (facts: Facts, rows: readonly ExpectedRow[]) => {
  const managed = facts.input.users.filter((user) => isManaged(facts, user));
  const emails = managed.map(({ email }) => email);
  return rows.filter(
    ({ kind, email, previousEmail }) =>
      ['update', 'disable', 'enable', 'rename'].includes(kind) &&
      emails.some((managed) => managed === email || managed === previousEmail),
  );
};

const isOver = (part: number, whole: number, percent: number) => part * 100 > percent * whole;

const allGroupsEmpty: Safeguard = (facts, rows) =>
  facts.groups.length > 0 && facts.groups.every(({ state }) => state === 'empty') ? rows : null;

const firstDisables: Safeguard = (facts, rows) => {
  const { approveFirstDisables } = facts.input.config.safeguards;
  return !facts.input.firstSynced && approveFirstDisables ? someOf(disables(rows)) : null;
};

const tooManyDisables: Safeguard = (facts, rows) => {
  const { input } = facts;
  const { maxDisableCount, maxDisablePercent } = input.config.safeguards;
  const inScope = input.users.filter(
    (user) =>
      !user.disabled &&
      (isManaged(facts, user) || input.config.domains.includes(domainOf(user.email))),
  );
  const held = disables(rows);
  const count = held.length + input.recent.disables;
  const whole = inScope.length + input.recent.disables;
  return count > maxDisableCount && isOver(count, whole, maxDisablePercent) ? someOf(held) : null;
};

const tooManyChanges: Safeguard = (facts, rows) => {
  const { input } = facts;
  const managed = input.users.filter((user) => isManaged(facts, user));
  const held = changes(facts, rows);
  const count = held.length + input.recent.changes;
  const over = isOver(count, managed.length, input.config.safeguards.maxChangePercent);
  return count > 5 && over ? someOf(held) : null;
};

const emptiedGroup: Safeguard = (facts, rows) => {
  if (!facts.input.config.safeguards.holdEmptiedGroups) return null;
  const former = facts.groups
    .filter(({ state }) => state === 'empty')
    .flatMap(({ groupId }) => [...(facts.input.baseline.get(groupId)?.memberIds ?? [])]);
  return someOf(
    rows.filter(
      ({ kind, objectId }) =>
        ['update', 'disable', 'enable'].includes(kind) &&
        objectId !== null &&
        former.includes(objectId),
    ),
  );
};

const optional: readonly (readonly [RefusalCode, Safeguard])[] = [
  ['first-disables', firstDisables],
  ['too-many-disables', tooManyDisables],
  ['too-many-changes', tooManyChanges],
  ['emptied-group', emptiedGroup],
];

/** A safeguard's answer: the rows it holds. */
export interface ExpectedRefusal {
  readonly code: RefusalCode;
  readonly held: readonly ExpectedRow[];
}

/** What the safeguards hold (section 7); the last ALL admin and an empty directory are always guarded. */
export const refusalsOf = (
  facts: Facts,
  rows: readonly ExpectedRow[],
): readonly ExpectedRefusal[] => {
  const writing = rows.filter((row) => row.write !== null);
  const asked = facts.input.config.safeguards.enabled ? optional : [];
  const guards: typeof optional = [['all-groups-empty', allGroupsEmpty], ...asked];
  const refusals = guards.flatMap(([code, guard]) => {
    const held = guard(facts, writing);
    return held ? [{ code, held }] : [];
  });
  const held = new Set(refusals.flatMap((refusal) => refusal.held));
  const last = lastAdminRow(facts, writing, held);
  return last ? [...refusals, { code: 'last-admin', held: [last] }] : refusals;
};

import type { Outcome } from './decision.ts';
import { domainOf, type ObjectId } from './ids.ts';
import type { Change, Refusal, RefusalCode } from './plan.ts';
import type { PlanInput } from './plan-input.ts';
import { sortedUnique } from './plan-order.ts';
import type { RankedGroup } from './presence.ts';
import { isActiveAdmin, type User } from './user.ts';
import { maxNamed } from './warnings.ts';
import { counted } from './wording.ts';

/** A row with what the rules need to know about it. */
export interface JudgedRow {
  readonly change: Change;
  /** How the user at `email` ends up; null for skipped rows. */
  readonly outcome: Outcome | null;
  /** The users the row writes to: at `email` and at `previousEmail`. */
  readonly written: readonly User[];
}

interface Verdict {
  readonly refusals: readonly Refusal[];
  /** The same rows in the same order, each with the codes that hold it. */
  readonly changes: readonly Change[];
}

/** Too few to be suspicious: up to this many changes pass whatever their share. */
export const fewChanges = 5;

const disables = (change: Change): boolean =>
  change.write !== null &&
  change.kind !== 'create' &&
  change.settings.some((setting) => setting.setting === 'disabled' && setting.becomes === true);

const percent = (part: number, whole: number): string => {
  const value = (100 * part) / whole;
  return Number.isInteger(value) ? `${value}` : value.toFixed(1);
};

/** Judges the rows of a plan before anything is applied: docs/planning-rules.md, section 7. Rows are in plan order. */
export const judgeRows = (
  input: PlanInput,
  ranked: readonly RankedGroup[],
  rows: readonly JudgedRow[],
): Verdict => {
  const heldBy = new Map<Change, RefusalCode[]>();
  const refusals: Refusal[] = [];
  const refuse = (
    code: RefusalCode,
    held: readonly Change[],
    message: string,
    approvable = true,
  ): void => {
    const emails = sortedUnique(held.flatMap((change) => change.email ?? []));
    refusals.push({
      code,
      message,
      approvable,
      count: held.length,
      emails: emails.slice(0, maxNamed),
    });
    for (const change of held) heldBy.set(change, [...(heldBy.get(change) ?? []), code]);
  };
  const writing = rows.filter((row) => row.change.write !== null).map((row) => row.change);

  if (ranked.length > 0 && ranked.every((group) => group.state === 'empty')) {
    refuse(
      'all-groups-empty',
      writing,
      `No selected group (${ranked.length}) has a member. That is treated as an error: at least one group with at least one member must exist.`,
      false,
    );
  }
  if (input.config.safeguards.enabled) {
    refuseDisables(input, writing, refuse);
    refuseChanges(input, rows, refuse);
    if (input.config.safeguards.holdEmptiedGroups) refuseEmptied(input, ranked, writing, refuse);
  }
  refuseLastAdmin(input, rows, heldBy, refuse);
  const changes = rows.map(({ change }) => {
    const codes = heldBy.get(change);
    return codes ? { ...change, heldBy: codes } : change;
  });
  return { refusals, changes };
};

type Refuse = (
  code: RefusalCode,
  held: readonly Change[],
  message: string,
  approvable?: boolean,
) => void;

const refuseDisables = (input: PlanInput, writing: readonly Change[], refuse: Refuse): void => {
  const { safeguards, domains } = input.config;
  const held = writing.filter(disables);
  if (held.length === 0) return;
  if (!input.firstSynced && safeguards.approveFirstDisables) {
    refuse(
      'first-disables',
      held,
      `The first synchronisation of this task would disable ${counted(held.length, 'existing user')}. Look at the list and approve, or put those who should stay into a group with noSync.`,
    );
  }
  const enabled = input.totals?.enabled ?? countEnabled(input, domains);
  const count = held.length + input.recent.disables;
  const base = enabled + input.recent.disables;
  if (count > safeguards.maxDisableCount && count * 100 > safeguards.maxDisablePercent * base) {
    const earlier =
      input.recent.disables > 0
        ? ` (${input.recent.disables} of them within the last ${safeguards.rollingHours} hours)`
        : '';
    refuse(
      'too-many-disables',
      held,
      `Too many users would be disabled: ${count}${earlier} of ${base} is ${percent(count, base)} %, over ${safeguards.maxDisablePercent} % and over ${counted(safeguards.maxDisableCount, 'user')}.`,
    );
  }
};

const countEnabled = (input: PlanInput, domains: readonly string[]): number => {
  const scope = new Set(domains);
  return input.users.filter(
    (user) =>
      !user.disabled && (scope.has(domainOf(user.email)) || user.managedBy === input.taskId),
  ).length;
};

const refuseChanges = (input: PlanInput, rows: readonly JudgedRow[], refuse: Refuse): void => {
  const { safeguards } = input.config;
  const held = rows
    .filter(
      ({ change, written }) =>
        change.write !== null &&
        change.kind !== 'create' &&
        written.some((user) => user.managedBy === input.taskId),
    )
    .map((row) => row.change);
  const managed =
    input.totals?.managed ?? input.users.filter((user) => user.managedBy === input.taskId).length;
  const count = held.length + input.recent.changes;
  if (held.length === 0 || count <= fewChanges) return;
  if (count * 100 <= safeguards.maxChangePercent * managed) return;
  const earlier =
    input.recent.changes > 0
      ? ` (${input.recent.changes} of them within the last ${safeguards.rollingHours} hours)`
      : '';
  refuse(
    'too-many-changes',
    held,
    `Too many users would change: ${count}${earlier} of ${managed} is ${percent(count, managed)} %, over ${safeguards.maxChangePercent} %.`,
  );
};

const refuseEmptied = (
  input: PlanInput,
  ranked: readonly RankedGroup[],
  writing: readonly Change[],
  refuse: Refuse,
): void => {
  const emptied = ranked.filter(
    (group) =>
      group.state === 'empty' && (input.baseline.get(group.groupId)?.memberIds.size ?? 0) > 0,
  );
  const former = new Set<ObjectId>(
    emptied.flatMap((group) => [...(input.baseline.get(group.groupId)?.memberIds ?? [])]),
  );
  const held = writing.filter(
    (change) =>
      (change.kind === 'update' || change.kind === 'disable' || change.kind === 'enable') &&
      change.objectId !== null &&
      former.has(change.objectId),
  );
  if (held.length === 0) return;
  const names = emptied
    .map(
      (group) =>
        `"${group.displayName}" (had ${input.baseline.get(group.groupId)?.memberIds.size})`,
    )
    .join(', ');
  refuse(
    'emptied-group',
    held,
    `A group that had members is empty now: ${names}. ${counted(held.length, 'change')} of former members held until somebody approves.`,
  );
};

const refuseLastAdmin = (
  input: PlanInput,
  rows: readonly JudgedRow[],
  heldBy: ReadonlyMap<Change, unknown>,
  refuse: Refuse,
): void => {
  const before = new Set<string>(input.activeAdmins.map((admin) => admin.email));
  if (before.size === 0) return;
  const remaining = new Set(before);
  let lastLoss: Change | null = null;
  for (const { change, outcome } of rows) {
    if (change.write === null || outcome === null) continue;
    const stays = isActiveAdmin(outcome);
    const admins = [change.email, change.previousEmail].filter(
      (email) => email !== null && before.has(email),
    );
    if (admins.length > 0 && !stays) {
      lastLoss = change;
      for (const email of admins) if (email !== null) remaining.delete(email);
    }
  }
  for (const { change, outcome } of rows) {
    if (
      change.write !== null &&
      outcome !== null &&
      isActiveAdmin(outcome) &&
      !heldBy.has(change) &&
      change.email !== null
    ) {
      remaining.add(change.email);
    }
  }
  if (remaining.size > 0 || lastLoss === null) return;
  refuse(
    'last-admin',
    [lastLoss],
    `${lastLoss.email} is the last user with the role ALL who can sign in; nobody could administer the service any more. Give the role to somebody else first.`,
    false,
  );
};

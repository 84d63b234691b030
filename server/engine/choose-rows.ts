import { AppError } from '../domain/errors.ts';
import type { Plan } from '../domain/plan.ts';
import type { Run } from '../domain/run.ts';
import type { PlanRow } from '../ports/stores.ts';
import { comparePlans, isSame, keyOf, sameChange } from './compare-plans.ts';
import type { MadePlan } from './make-plan.ts';

/** A stored plan and what a run does with it now. */
export interface ChosenRows {
  readonly plan: Plan;
  /** Rows that earlier attempts of the run applied. */
  readonly applied: number;
  /** Rows to write, in order. */
  readonly free: readonly PlanRow[];
  /** Rows that safeguards hold. */
  readonly held: readonly PlanRow[];
  /** Free and held rows are all that a fresh plan would write: afterwards everybody was dealt with. */
  readonly whole: boolean;
}

/**
 * Takes up a stored plan again: as chosen by an admin, approved, or interrupted. What is still to be done must be
 * exactly what a fresh plan says. Otherwise a chosen or approved plan is refused as `plan-stale` with the difference;
 * null for an interrupted run, which then simply plans anew, also if there is more to do by now.
 */
export const chooseRows = (
  run: Run,
  plan: Plan,
  rows: readonly PlanRow[],
  fresh: MadePlan,
): ChosenRows | null => {
  const approved = run.approvedFingerprint === plan.fingerprint;
  const chosen = run.chosenPlanId !== null;
  const open = rows.filter((row) => row.change.write !== null && isOpen(row));
  const untouched = rows.every((row) => row.result === null);
  const byKey = new Map(fresh.content.changes.map((change) => [keyOf(change), change]));
  const freshOf = (row: PlanRow) => byKey.get(keyOf(row.change));
  const same = open.every((row) => {
    const now = freshOf(row);
    return now !== undefined && sameChange(row.change, now);
  });
  const whole =
    fresh.content.changes.filter((change) => change.write !== null).length === open.length;
  // an interrupted run ends with everybody dealt with
  if (!chosen && !approved && !(same && whole)) return null;
  if (!same || (chosen && untouched && fresh.fingerprint !== plan.fingerprint)) {
    throw stale(plan, open, rows, fresh, untouched);
  }
  const isHeld = (row: PlanRow): boolean => {
    const codes = new Set([...row.change.heldBy, ...(freshOf(row)?.heldBy ?? [])]);
    if (!approved) return codes.size > 0;
    return codes.has('last-admin') || codes.has('all-groups-empty');
  };
  return {
    plan,
    applied: rows.filter((row) => row.result === 'applied').length,
    free: open.filter((row) => !isHeld(row)),
    held: open.filter(isHeld),
    whole,
  };
};

const isOpen = (row: PlanRow): boolean => row.result === null || row.result === 'held';

const stale = (
  plan: Plan,
  open: readonly PlanRow[],
  rows: readonly PlanRow[],
  fresh: MadePlan,
  untouched: boolean,
): AppError => {
  const shown = (untouched ? rows : open).map((row) => row.change);
  const difference = comparePlans(shown, fresh.content.changes);
  return planStale(
    isSame(difference)
      ? 'The configuration was changed since this plan was made.'
      : 'The directory, the users or the configuration changed since this plan was made.',
    plan.planId,
    difference,
  );
};

/** A plan that no longer fits is refused, with what is different now. */
export const planStale = (why: string, planId: string, difference: object | null): AppError =>
  new AppError(
    'plan-stale',
    `The plan was not applied: it is out of date. ${why} Nothing was changed; test again and look at the new plan.`,
    { facts: { planId, ...(difference ? { difference } : {}) } },
  );

import type { PlanInput } from './plan-input.ts';
import { fewChanges } from './safeguards.ts';

/** How many enabled users are in a task's scope, and how many users it manages. */
export interface Totals {
  readonly enabled: number;
  readonly managed: number;
}

/**
 * How far the totals need to be counted for a plan of these users to be judged: what lies beyond changes no verdict, and a
 * refusal is only given below, so that its figures are exact. 0 = not at all, Infinity = to the end.
 */
export const totalsToCount = ({
  config: { safeguards },
  users,
  recent,
}: Pick<PlanInput, 'config' | 'users' | 'recent'>): Totals => {
  // one user is written by at most two rows: as the one a person has, and as the one at a person's address
  const rows = 2 * users.length;
  if (!safeguards.enabled || rows === 0) return { enabled: 0, managed: 0 };
  const disables = rows + recent.disables;
  const changes = rows + recent.changes;
  return {
    enabled:
      disables <= safeguards.maxDisableCount
        ? 0
        : Math.max(0, enough(disables, safeguards.maxDisablePercent) - recent.disables),
    managed: changes <= fewChanges ? 0 : enough(changes, safeguards.maxChangePercent),
  };
};

/** A number of users of which so many are not more than these percent. */
const enough = (count: number, percent: number): number =>
  percent === 0 ? Number.POSITIVE_INFINITY : Math.floor((count * 100) / percent) + 1;

/** How many of the active admins need to be known: one more than a plan of these users can take away. */
export const adminsToKnow = ({ users }: Pick<PlanInput, 'users'>): number => users.length + 1;

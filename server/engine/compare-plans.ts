import type { Change } from '../domain/plan.ts';
import { changeText } from '../domain/plan-text.ts';

/** How two plans differ, row by row; at most `maxShown` rows of each kind are named. */
export interface PlanDifference {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly rows: readonly {
    readonly what: 'added' | 'removed' | 'changed';
    readonly email: string | null;
    readonly objectId: string | null;
    readonly was: string | null;
    readonly becomes: string | null;
  }[];
}

const maxShown = 100;

/** What identifies a row of a plan: the person and his address. */
export const keyOf = (change: Change): string => `${change.objectId ?? ''} ${change.email ?? ''}`;

/** Whether two rows say and would write the same. */
export const sameChange = (a: Change, b: Change): boolean => changeText(a) === changeText(b);

/** What a fresh plan says differently from the one that was shown. */
export const comparePlans = (
  shown: readonly Change[],
  fresh: readonly Change[],
): PlanDifference => {
  const before = new Map(shown.map((change) => [keyOf(change), change]));
  const after = new Map(fresh.map((change) => [keyOf(change), change]));
  const rows: PlanDifference['rows'][number][] = [];
  for (const [key, change] of before) {
    const now = after.get(key);
    if (now === undefined) rows.push(row('removed', change, change.kind, null));
    else if (!sameChange(change, now)) rows.push(row('changed', now, change.kind, now.kind));
  }
  for (const [key, change] of after) {
    if (!before.has(key)) rows.push(row('added', change, null, change.kind));
  }
  const count = (what: string) => rows.filter((one) => one.what === what).length;
  return {
    added: count('added'),
    removed: count('removed'),
    changed: count('changed'),
    rows: rows.slice(0, maxShown),
  };
};

const row = (
  what: 'added' | 'removed' | 'changed',
  { email, objectId }: Change,
  was: string | null,
  becomes: string | null,
) => ({ what, email, objectId, was, becomes });

export const isSame = (difference: PlanDifference): boolean =>
  difference.added + difference.removed + difference.changed === 0;

import type { Change, ChangeKind, PlanCounts } from './plan.ts';
import { noCounts } from './plan.ts';

/** Destructive rows first, so that nobody scrolls past them. */
const kindOrder: readonly ChangeKind[] = [
  'disable',
  'rename',
  'enable',
  'update',
  'create',
  'skip',
];
const kindRank = new Map(kindOrder.map((kind, index) => [kind, index]));

const compareText = (a: string | null, b: string | null): number => {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
};

/** The total order of rows: kind, e-mail (null last), object id; plain code-point order. */
export const compareChanges = (a: Change, b: Change): number =>
  (kindRank.get(a.kind) ?? 0) - (kindRank.get(b.kind) ?? 0) ||
  compareText(a.email, b.email) ||
  compareText(a.objectId, b.objectId);

/** Sorted, each once. */
export const sortedUnique = (texts: Iterable<string>): readonly string[] =>
  [...new Set(texts)].toSorted();

/** Counts the rows; skipped rows that are errors count as errors only. */
export const countChanges = (changes: readonly Change[], unchanged: number): PlanCounts => {
  const counts = { ...noCounts, unchanged };
  for (const change of changes) {
    if (change.kind !== 'skip') counts[change.kind] += 1;
    else if (change.error) counts.error += 1;
    else counts.skipped += 1;
  }
  return counts;
};

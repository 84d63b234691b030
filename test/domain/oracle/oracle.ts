import { noCounts, type PlanCounts } from '../../../server/domain/plan.ts';
import type { PlanInput } from '../../../server/domain/planner.ts';
import { type Facts, factsOf } from './facts.ts';
import { refusalsOf } from './refusals.ts';
import { inRowOrder } from './row-order.ts';
import { type Answer, answerFor, answerForUser, type ExpectedRow } from './rows.ts';
import { warningsOf } from './warnings.ts';

/** What a plan must contain: lists without an order of their own are sorted, texts are left out. */
export interface ExpectedPlan {
  readonly rows: readonly ExpectedRow[];
  readonly counts: PlanCounts;
  readonly complete: boolean;
  readonly warnings: Readonly<Record<string, readonly string[]>>;
  readonly refusals: Readonly<Record<string, readonly string[]>>;
}

const isNamed = ({ input: { only } }: Facts, { row, outcome, who }: Answer): boolean => {
  if (only === null) return true;
  const names = row
    ? [row.email, row.previousEmail, row.objectId]
    : [outcome?.address, who?.objectId];
  return names.some((name) => typeof name === 'string' && only.has(name));
};

const bucketOf = (row: ExpectedRow | null): keyof PlanCounts => {
  if (!row) return 'unchanged';
  if (row.kind !== 'skip') return row.kind;
  return row.error ? 'error' : 'skipped';
};

const countsOf = (answers: readonly Answer[]): PlanCounts => {
  const buckets = answers.map(({ row }) => bucketOf(row));
  const count = (name: string) => buckets.filter((bucket) => bucket === name).length;
  const names = Object.keys(noCounts);
  return { ...noCounts, ...Object.fromEntries(names.map((name) => [name, count(name)])) };
};

/** Evaluates the planning rules person by person, with nothing shared but the facts. */
export const expectedPlan = (input: PlanInput): ExpectedPlan => {
  const facts = factsOf(input);
  const answers = [
    ...facts.present.map((who) => answerFor(facts, who)),
    ...input.users.map((user) => answerForUser(facts, user)),
  ]
    .filter((answer) => answer !== null)
    .filter((answer) => isNamed(facts, answer));
  const free = inRowOrder(answers.flatMap(({ row }) => (row ? [row] : [])));
  const refusals = refusalsOf(facts, free);
  return {
    rows: free.map((row) => ({
      ...row,
      heldBy: refusals
        .filter(({ held }) => held.includes(row))
        .map(({ code }) => code)
        .sort(),
    })),
    counts: countsOf(answers),
    complete: facts.complete,
    warnings: warningsOf(facts, answers),
    refusals: Object.fromEntries(
      refusals.map(({ code, held }) => [code, held.map(({ email }) => email ?? '').sort()]),
    ),
  };
};

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planTask } from '../../server/domain/planner.ts';
import { worldArbitrary } from './arbitraries.ts';
import { expectedPlan } from './oracle/oracle.ts';
import { summaryOf, summaryOfExpected } from './oracle/summary.ts';

const numRuns = Number(process.env.PROPERTY_RUNS ?? 2000);

describe('the planner', () => {
  it('plans what an independent reading of the planning rules plans', () => {
    fc.assert(
      fc.property(worldArbitrary, (input) => {
        expect(summaryOf(planTask(input))).toEqual(summaryOfExpected(expectedPlan(input)));
      }),
      { numRuns },
    );
  });
});

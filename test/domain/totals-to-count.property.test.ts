import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PlanInput, planTask } from '../../server/domain/planner.ts';
import { defaultSafeguards } from '../../server/domain/task.ts';
import { adminsToKnow, type Totals, totalsToCount } from '../../server/domain/totals-to-count.ts';
import { worldArbitrary } from './arbitraries.ts';
import { aUser, aWorld } from './world.ts';

const numRuns = Number(process.env.PROPERTY_RUNS ?? 2000);

/** How many users there are beside those of the world. */
const elsewhereArbitrary = fc.record({
  enabled: fc.nat({ max: 60 }),
  managed: fc.nat({ max: 60 }),
  recentDisables: fc.nat({ max: 12 }),
  recentChanges: fc.nat({ max: 30 }),
  maxDisableCount: fc.nat({ max: 6 }),
  maxDisablePercent: fc.constantFrom(0, 1, 7, 10, 50, 100),
  maxChangePercent: fc.constantFrom(0, 1, 7, 33, 50, 100),
});

type Elsewhere = typeof elsewhereArbitrary extends fc.Arbitrary<infer Value> ? Value : never;

const within = (world: PlanInput, elsewhere: Elsewhere): PlanInput => {
  const { recentDisables, recentChanges, enabled, managed, ...limits } = elsewhere;
  const { config, users, taskId } = world;
  const safeguards = { ...config.safeguards, ...limits };
  const ofTask = users.filter((user) => user.managedBy === taskId).length;
  return {
    ...world,
    config: { ...config, safeguards },
    recent: { disables: recentDisables, changes: recentChanges },
    totals: {
      enabled: users.filter((user) => !user.disabled).length + enabled,
      managed: ofTask + managed,
    },
  };
};

const capped = (totals: Totals, atMost: Totals): Totals => ({
  enabled: Math.min(totals.enabled, atMost.enabled),
  managed: Math.min(totals.managed, atMost.managed),
});

const noTotals: Totals = { enabled: 0, managed: 0 };

describe('totals that are counted only as far as it matters', {
  timeout: 60_000 + numRuns * 10,
}, () => {
  it('give in every world the plan, verdicts and messages of exact ones', () => {
    const seen = { refused: 0, passed: 0, less: 0 };
    fc.assert(
      fc.property(worldArbitrary, elsewhereArbitrary, (world, elsewhere) => {
        const input = within(world, elsewhere);
        const exact = input.totals ?? noTotals;
        const totals = capped(exact, totalsToCount(input));
        const plan = planTask({ ...input, totals });
        expect(plan).toEqual(planTask(input));
        const codes = plan.refusals.map(({ code }) => code);
        if (codes.some((code) => code === 'too-many-disables' || code === 'too-many-changes'))
          seen.refused += 1;
        else if (plan.changes.some(({ write }) => write !== null)) seen.passed += 1;
        if (totals.enabled < exact.enabled || totals.managed < exact.managed) seen.less += 1;
      }),
      { numRuns },
    );
    for (const times of Object.values(seen)) expect(times).toBeGreaterThan(numRuns / 50);
  });

  it('give in every world the same plan with no more active admins than could be lost', () => {
    fc.assert(
      fc.property(worldArbitrary, fc.nat({ max: 5 }), (input, first) => {
        const { activeAdmins } = input;
        const some = [...activeAdmins.slice(first), ...activeAdmins.slice(0, first)];
        const known = some.slice(0, adminsToKnow(input));
        expect(planTask({ ...input, activeAdmins: known })).toEqual(planTask(input));
      }),
      { numRuns },
    );
  });
});

describe('how far totals are to be counted', () => {
  const recent = { disables: 0, changes: 0 };
  const world = aWorld({ config: { safeguards: { ...defaultSafeguards, enabled: true } } });
  const users = [aUser({ email: 'anna@contoso.com' })];

  it('is not at all where nobody is a user yet', () => {
    expect(totalsToCount({ ...world, users: [], recent: { disables: 99, changes: 99 } })).toEqual(
      noTotals,
    );
  });

  it('is not at all while so few changes pass whatever their share', () => {
    expect(totalsToCount({ ...world, users, recent })).toEqual(noTotals);
  });

  it('follows what was changed lately, and is to the end only where no share is allowed', () => {
    const lately = { disables: 98, changes: 998 };
    const { config } = world;
    const at = (fields: Partial<typeof defaultSafeguards>) =>
      totalsToCount({
        config: { ...config, safeguards: { ...config.safeguards, ...fields } },
        users,
        recent: lately,
      });
    expect(at({ maxDisablePercent: 10, maxChangePercent: 50 })).toEqual({
      enabled: 1001 - 98,
      managed: 2001,
    });
    expect(at({ maxChangePercent: 0 }).managed).toBe(Number.POSITIVE_INFINITY);
    expect(at({ enabled: false })).toEqual(noTotals);
  });
});

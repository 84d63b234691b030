import fc from 'fast-check';
import { expect, it } from 'vitest';
import type {
  ChangeKind,
  ChangeReason,
  RefusalCode,
  WarningCode,
} from '../../../server/domain/plan.ts';
import { worldArbitrary } from '../arbitraries.ts';
import { expectedPlan } from './oracle.ts';

// Records, so that the compiler asks for every kind, reason and code there is.
const kinds: Readonly<Record<ChangeKind, true>> = {
  create: true,
  update: true,
  disable: true,
  enable: true,
  rename: true,
  skip: true,
};
const reasons: Readonly<Record<ChangeReason, true>> = {
  'group-actions': true,
  'users-disabled': true,
  'account-blocked': true,
  'missing-in-directory': true,
  returned: true,
  'name-changed': true,
  renamed: true,
  adopted: true,
  'taken-over': true,
  guest: true,
  'no-address': true,
  'domain-not-selected': true,
  'no-sync': true,
  'duplicate-address': true,
  'address-taken': true,
  'unreadable-member': true,
  'frozen-group': true,
  'other-task': true,
  protected: true,
};
const warnings: Readonly<Record<WarningCode, true>> = {
  'several-groups': true,
  'losing-group-would-block': true,
  'admin-without-otp': true,
  'group-without-actions': true,
  'no-effect': true,
  'winner-changed-by-rename': true,
  'taken-over': true,
  'left-scope': true,
  'group-missing': true,
  'group-unreadable': true,
};
const refusals: Readonly<Record<RefusalCode, true>> = {
  'too-many-disables': true,
  'too-many-changes': true,
  'first-disables': true,
  'emptied-group': true,
  'all-groups-empty': true,
  'last-admin': true,
};

const leastWorlds = 5;

it('random worlds reach every kind, reason, warning and refusal often enough', {
  timeout: 60_000,
}, () => {
  const plans = fc.sample(worldArbitrary, { numRuns: 2000, seed: 1 }).map(expectedPlan);
  const seen = plans.map(
    (plan) =>
      new Set([
        ...plan.rows.flatMap(({ kind, reason }) => [`kind ${kind}`, `reason ${reason}`]),
        ...Object.keys(plan.warnings).map((code) => `warning ${code}`),
        ...Object.keys(plan.refusals).map((code) => `refusal ${code}`),
      ]),
  );
  const wanted = [
    ...Object.keys(kinds).map((kind) => `kind ${kind}`),
    ...Object.keys(reasons).map((reason) => `reason ${reason}`),
    ...Object.keys(warnings).map((code) => `warning ${code}`),
    ...Object.keys(refusals).map((code) => `refusal ${code}`),
  ];
  const rare = wanted
    .map((what) => ({ what, worlds: seen.filter((names) => names.has(what)).length }))
    .filter(({ worlds }) => worlds < leastWorlds);
  expect(rare).toEqual([]);
});

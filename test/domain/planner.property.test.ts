import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../server/domain/plan.ts';
import { type PlanInput, planTask } from '../../server/domain/planner.ts';
import { worldArbitrary } from './arbitraries.ts';
import { actionValue } from './oracle/actions.ts';
import { adminsAfter, applied } from './oracle/apply.ts';
import { factsOf } from './oracle/facts.ts';
import { expectedPlan } from './oracle/oracle.ts';
import { compareRows } from './oracle/row-order.ts';
import { shuffledWorld } from './oracle/shuffled-world.ts';
import { summaryOf, summaryOfExpected } from './oracle/summary.ts';
import { activeAdminsOf } from './world.ts';

/** How many worlds each property sees; fast-check prints seed and path of a failing one. */
const numRuns = Number(process.env.PROPERTY_RUNS ?? 2000);
const holdsInEveryWorld = (law: (input: PlanInput) => void) =>
  fc.assert(fc.property(worldArbitrary, law), { numRuns });

const writing = (rows: readonly Change[]) => rows.filter((row) => row.write !== null);

const unguarded = (input: PlanInput): PlanInput => ({
  ...input,
  only: null,
  config: { ...input.config, safeguards: { ...input.config.safeguards, enabled: false } },
});

describe('in every world the planner', { timeout: 60_000 + numRuns * 10 }, () => {
  it('plans what an independent reading of the planning rules plans', () => {
    holdsInEveryWorld((input) => {
      expect(summaryOf(planTask(input))).toEqual(summaryOfExpected(expectedPlan(input)));
    });
  });

  it('lets an admin approve every refusal but an empty directory and the last ALL admin', () => {
    holdsInEveryWorld((input) => {
      for (const { code, approvable } of planTask(input).refusals)
        expect(approvable).toBe(code !== 'all-groups-empty' && code !== 'last-admin');
    });
  });

  it('tells a problem exactly if the read is incomplete or every group is empty', () => {
    holdsInEveryWorld((input) => {
      const { problem, complete, refusals } = planTask(input);
      const deserted = refusals.some(({ code }) => code === 'all-groups-empty');
      expect(problem !== null).toBe(!complete || deserted);
    });
  });

  it('has nothing left to write once its plan was applied', () => {
    let seen = 0;
    holdsInEveryWorld((world) => {
      const input = unguarded(world);
      const { changes } = planTask(input);
      if (changes.some(({ reason, heldBy }) => reason === 'address-taken' || heldBy.length > 0))
        return;
      seen += writing(changes).length > 0 ? 1 : 0;
      const users = applied(input.users, changes);
      const again = planTask({ ...input, users, activeAdmins: activeAdminsOf(users) });
      expect(writing(again.changes)).toEqual([]);
    });
    expect(seen).toBeGreaterThan(numRuns / 4);
  });

  it('answers the same bytes whatever the order of its inputs', () => {
    fc.assert(
      fc.property(worldArbitrary, fc.integer(), (input, seed) => {
        const plan = planTask(input);
        const other = planTask(shuffledWorld(input, seed));
        expect(other).toEqual(plan);
        expect(JSON.stringify(other)).toBe(JSON.stringify(plan));
      }),
      { numRuns },
    );
  });

  it('leaves noSync members alone, unless somebody else claims their address', () => {
    holdsInEveryWorld((input) => {
      const { changes } = planTask(input);
      const rows = writing(changes);
      for (const { objectId, email } of changes.filter(({ reason }) => reason === 'no-sync')) {
        const own = input.users.find((user) => user.objectId === objectId);
        const addresses = [email, own?.email].filter((address) => address !== undefined);
        const touching = rows.filter(
          (row) =>
            addresses.includes(row.email) ||
            (row.previousEmail !== null && addresses.includes(row.previousEmail)),
        );
        const claimedBy = (row: Change) =>
          row.email === email ||
          input.users.some(
            (user) => user.email === row.previousEmail && user.objectId === row.objectId,
          );
        expect(rows.map((row) => row.objectId)).not.toContain(objectId);
        expect(touching.every((row) => row.reason !== 'missing-in-directory')).toBe(true);
        expect(touching.every(claimedBy)).toBe(true);
      }
    });
  });

  it('changes only what an action of the winner names, beside name and disabled', () => {
    holdsInEveryWorld((input) => {
      for (const row of writing(planTask(input).changes)) {
        const winner = input.config.groups.find(({ groupId }) => groupId === row.group?.groupId);
        const actions = winner?.actions ?? [];
        const silenced = actionValue(actions, 'usersDisabled') === true;
        const named = silenced ? ['usersDisabled'] : actions.map(({ action }) => action);
        for (const { setting, action } of row.settings) {
          const its = setting === 'adminRoles' ? 'assignAdminRoles' : setting;
          const unnamed = setting === 'displayName' || setting === 'disabled';
          const allowed = setting === 'disabled' ? [null, 'usersDisabled'] : [unnamed ? null : its];
          expect(allowed).toContain(action);
          if (action !== null) expect(named).toContain(action);
        }
      }
    });
  });

  it('disables nobody as missing while the option is off or the read is incomplete', () => {
    holdsInEveryWorld((input) => {
      const off = { ...input.config, disableMissingUsers: false };
      const plans = [planTask(input), planTask({ ...input, config: off })];
      const { complete } = factsOf(input);
      for (const plan of complete ? plans.slice(1) : plans)
        expect(plan.changes.map(({ reason }) => reason)).not.toContain('missing-in-directory');
    });
  });

  it('writes each user at most once and keeps addresses and object ids unique', () => {
    holdsInEveryWorld((input) => {
      const { changes } = planTask(input);
      const emails = writing(changes).flatMap(({ email, previousEmail }) => [email, previousEmail]);
      const touched = emails.filter((email) => email !== null);
      expect(new Set(touched).size).toBe(touched.length);
      const users = applied(input.users, changes);
      const ids = users.map(({ objectId }) => objectId).filter((id) => id !== null);
      expect(new Set(users.map(({ email }) => email)).size).toBe(users.length);
      expect(new Set(ids).size).toBe(ids.length);
    });
  });

  it('orders rows by kind, then e-mail, then object id', () => {
    holdsInEveryWorld((input) => {
      const { changes } = planTask(input);
      for (const [index, row] of changes.slice(1).entries()) {
        const before = changes[index];
        expect(before && compareRows(before, row)).toBeLessThan(0);
      }
    });
  });

  it('plans for certain users exactly what it plans for them among all', () => {
    const rowsOf = (rows: readonly Change[]) => rows.map(({ heldBy: _, ...row }) => row);
    holdsInEveryWorld((world) => {
      const only = world.only ?? new Set(world.users.slice(0, 3).map(({ email }) => email));
      const everybody = planTask({ ...world, only: null }).changes;
      const named = everybody.filter(({ email, previousEmail, objectId }) =>
        [email, previousEmail, objectId].some((name) => name !== null && only.has(name)),
      );
      expect(rowsOf(planTask({ ...world, only }).changes)).toEqual(rowsOf(named));
    });
  });

  it('never disables, locks or strips a protected user', () => {
    holdsInEveryWorld((input) => {
      const { changes } = planTask(input);
      const users = applied(
        input.users,
        changes.map((row) => ({ ...row, heldBy: [] })),
      );
      for (const before of input.users.filter((user) => user.protected)) {
        const after = users.find((user) => user.email === before.email);
        const renamed = changes.some(({ previousEmail }) => previousEmail === before.email);
        expect(after?.adminRoles).toEqual(expect.arrayContaining([...before.adminRoles]));
        expect(after?.disabled && !before.disabled && !renamed).toBe(false);
        expect(after?.loginLocked === true && before.loginLocked !== true).toBe(false);
      }
    });
  });

  it('leaves an ALL admin who can sign in, if there was one', () => {
    holdsInEveryWorld((input) => {
      const admins = input.activeAdmins.map(({ email }) => email);
      const { changes } = planTask(input);
      const free = changes.filter(({ heldBy }) => heldBy.length === 0);
      const approved = changes.filter(
        ({ heldBy }) => !heldBy.includes('last-admin') && !heldBy.includes('all-groups-empty'),
      );
      const fewest = admins.length > 0 ? 1 : 0;
      expect(adminsAfter(input.users, admins, free).size).toBeGreaterThanOrEqual(fewest);
      expect(adminsAfter(input.users, admins, approved).size).toBeGreaterThanOrEqual(fewest);
    });
  });
});

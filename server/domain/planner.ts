import { type Decision, decide } from './decision.ts';
import { disableMissing } from './missing.ts';
import type { Change, PlanContent } from './plan.ts';
import type { PlanInput } from './plan-input.ts';
import { compareChanges, countChanges } from './plan-order.ts';
import { findPresences, type RankedGroup, rankGroups } from './presence.ts';
import { type JudgedRow, judgeRows } from './safeguards.ts';
import { findStandings, indexUsers, type Skipped, type UserIndex } from './standing.ts';
import { findWarnings } from './warnings.ts';

export type { PlanInput } from './plan-input.ts';

/**
 * Plans one task by the rules of docs/planning-rules.md: every change with its reason, who is skipped and why,
 * warnings, and what the safeguards hold. Pure: same inputs, same plan, in any order of the inputs.
 */
export const planTask = (input: PlanInput): PlanContent => {
  const ranked = rankGroups(input);
  const presences = findPresences(input, ranked);
  const users = indexUsers(input.users);
  const { skipped, counting } = findStandings(input, presences, users);
  const decisions = counting.map((person) => decide(person, input));
  const problem = problemOf(ranked, skipped);
  const complete = problem === null;
  const missing =
    input.config.disableMissingUsers && complete && ranked.length > 0
      ? disableMissing(input, presences)
      : [];

  const { only } = input;
  const concerns = (...keys: (string | null)[]): boolean =>
    only === null || keys.some((key) => key !== null && only.has(key));
  const rows = [
    ...decisions.flatMap((decision) => decidedRow(decision)),
    ...skipped.map((one) => plainRow(skippedRow(one))),
    ...missing.map((change) => missingRow(change, users)),
  ]
    .filter(({ change }) => concerns(change.email, change.previousEmail, change.objectId))
    .toSorted((a, b) => compareChanges(a.change, b.change));
  const unchanged = decisions.filter(
    ({ change, counting: { address, presence } }) =>
      change === null && concerns(address, presence.objectId),
  ).length;
  const { changes, refusals } = judgeRows(input, ranked, rows);
  return {
    changes,
    warnings: findWarnings({ input, ranked, skipped, decisions, concerns }),
    refusals,
    counts: countChanges(changes, unchanged),
    complete,
    problem: refusals.some((refusal) => refusal.code === 'all-groups-empty')
      ? { code: 'all-groups-empty', message: 'None of the selected groups has a member.' }
      : problem,
  };
};

const decidedRow = ({ change, outcome, counting }: Decision): readonly JudgedRow[] => {
  if (change === null) return [];
  const written = [counting.own, counting.holder].filter((user) => user !== undefined);
  return [{ change, outcome, written }];
};

const plainRow = (change: Change): JudgedRow => ({ change, outcome: null, written: [] });

const missingRow = (change: Change, users: UserIndex): JudgedRow => {
  const user = change.email === null ? undefined : users.byEmail.get(change.email);
  if (user === undefined) return plainRow(change);
  return {
    change,
    outcome: { ...user, loginLocked: user.loginLocked === true, disabled: true },
    written: [user],
  };
};

const skippedRow = ({ presence, address, own, reason, error }: Skipped): Change => {
  const [winner, ...losers] = presence.groups;
  return {
    email: address ?? own?.email ?? null,
    previousEmail: null,
    objectId: presence.objectId,
    kind: 'skip',
    reason,
    group: winner.ref,
    otherGroups: losers.map((group) => group.ref),
    settings: [],
    error,
    write: null,
    heldBy: [],
  };
};

/** Why the read does not prove who is missing; null if it does. */
const problemOf = (
  ranked: readonly RankedGroup[],
  skipped: readonly Skipped[],
): PlanContent['problem'] => {
  const frozen = ranked.filter((group) => group.frozen);
  const [first] = frozen;
  if (first) {
    return {
      code: first.state === 'missing' ? 'group-missing' : 'group-unreadable',
      message: frozen
        .map(
          (group) => `"${group.displayName}" (${group.groupId}): ${group.problem ?? group.state}`,
        )
        .join(' '),
    };
  }
  const unreadable = skipped.find((one) => one.reason === 'unreadable-member');
  return unreadable?.error
    ? { code: 'missing-permission', message: unreadable.error.message }
    : null;
};

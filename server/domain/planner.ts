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
  const concerns = ({ email, previousEmail, objectId }: Named): boolean =>
    only === null || [email, previousEmail, objectId].some((key) => key !== null && only.has(key));
  const decided = decisions.filter((decision) =>
    concerns(decision.change ?? unchangedName(decision)),
  );
  const left = skipped
    .map((one) => ({ one, change: skippedRow(one) }))
    .filter(({ change }) => concerns(change));
  const rows = [
    ...decided.flatMap((decision) => decidedRow(decision)),
    ...left.map(({ change }) => plainRow(change)),
    ...missing.filter(concerns).map((change) => missingRow(change, users)),
  ].toSorted((a, b) => compareChanges(a.change, b.change));
  const unchanged = decided.filter(({ change }) => change === null).length;
  const { changes, refusals } = judgeRows(input, ranked, rows);
  return {
    changes,
    warnings: findWarnings({
      input,
      ranked,
      skipped: left.map(({ one }) => one),
      decisions: decided,
    }),
    refusals,
    counts: countChanges(changes, unchanged),
    complete,
    problem: refusals.some((refusal) => refusal.code === 'all-groups-empty')
      ? { code: 'all-groups-empty', message: 'None of the selected groups has a member.' }
      : problem,
  };
};

type Named = Pick<Change, 'email' | 'previousEmail' | 'objectId'>;

const unchangedName = ({ counting: { address, presence } }: Decision): Named => ({
  email: address,
  previousEmail: null,
  objectId: presence.objectId,
});

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

import type { WarningCode } from '../../../server/domain/plan.ts';
import { actionValue, blockOf } from './actions.ts';
import type { Facts, Standing } from './facts.ts';
import { inPrecedence } from './order.ts';
import { type Outcome, quotaOf } from './outcome.ts';
import { type Answer, takesOver } from './rows.ts';

type Question = (facts: Facts, answer: Answer) => boolean;

const isCountingOrNoSync = ({ outcome, row }: Answer): boolean =>
  outcome !== null || row?.reason === 'no-sync';

const inSeveral: Question = (_, answer) =>
  isCountingOrNoSync(answer) && (answer.who?.groups.length ?? 0) > 1;

const losingWouldBlock: Question = (facts, answer) => {
  const [winner, ...losers] = answer.who?.groups ?? [];
  const present = blockOf(winner?.actions ?? []);
  return (
    inSeveral(facts, answer) &&
    losers.map(({ actions }) => blockOf(actions)).some((block) => block && block !== present)
  );
};

/** What a written or unchanged person ends up as; a protected one stays as he is. */
const effective = ({ outcome, row }: Answer): Outcome | null =>
  row?.reason === 'protected' ? null : outcome;

const hasRoles = ({ after }: Outcome): boolean =>
  Array.isArray(after.adminRoles) && after.adminRoles.length > 0;

const adminWithoutOtp: Question = (_, answer) => {
  const outcome = effective(answer);
  if (!outcome || !hasRoles(outcome)) return false;
  return outcome.after.disabled === false && outcome.after.loginSecurity !== 'otp';
};

const isIneffective = (facts: Facts, who: Standing, outcome: Outcome): boolean => {
  const actions = who.groups[0]?.actions ?? [];
  if (blockOf(actions) === 'disabled') return false;
  const quota = quotaOf(facts, who);
  const silent = actionValue(actions, 'sendQuar')?.length === 0;
  const adminTimes = actionValue(actions, 'sendQuarAdmin') ?? [];
  return (
    quota.unavailable ||
    quota.tooLarge ||
    (silent && actionValue(actions, 'quarOneClick') === true) ||
    (silent && actionValue(actions, 'sendQuarEmpty') === true) ||
    (adminTimes.length > 0 && !hasRoles(outcome))
  );
};

const noEffect: Question = (facts, answer) => {
  const outcome = effective(answer);
  return outcome !== null && isIneffective(facts, outcome.who, outcome);
};

const winnerChanged: Question = (facts, answer) => {
  const { precedence } = facts.input.config;
  const groups = answer.who?.groups ?? [];
  if (!inSeveral(facts, answer) || precedence.mode !== 'alphabetical') return false;
  const before = groups.map(({ groupId, name }) => ({
    groupId,
    name: facts.input.baseline.get(groupId)?.displayName ?? name,
  }));
  return inPrecedence(precedence, before)[0]?.groupId !== groups[0]?.groupId;
};

const takenOver: Question = (_, answer) => {
  const outcome = effective(answer);
  return outcome !== null && takesOver(outcome);
};

const leftScope: Question = (facts, { who, row }) =>
  who?.own?.managedBy === facts.input.taskId &&
  ['guest', 'no-address', 'domain-not-selected', 'other-task'].includes(row?.reason ?? '');

const frozenAs =
  (state: 'missing' | 'unreadable'): Question =>
  (_, { who }) =>
    who?.groups.some((group) => group.state === state) ?? false;

const questions: Readonly<Record<Exclude<WarningCode, 'group-without-actions'>, Question>> = {
  'several-groups': inSeveral,
  'losing-group-would-block': losingWouldBlock,
  'admin-without-otp': adminWithoutOtp,
  'no-effect': noEffect,
  'winner-changed-by-rename': winnerChanged,
  'taken-over': takenOver,
  'left-scope': leftScope,
  'group-missing': frozenAs('missing'),
  'group-unreadable': frozenAs('unreadable'),
};

/** The address a warning names somebody by; the user left behind for `left-scope`. */
const emailIn = (code: string, { outcome, row, who }: Answer): string | null =>
  (code === 'left-scope' ? who?.own?.email : null) ?? outcome?.address ?? row?.email ?? null;

/** Each warning's code with the addresses it names, sorted (section 6). */
export const warningsOf = (
  facts: Facts,
  answers: readonly Answer[],
): Readonly<Record<string, readonly string[]>> => {
  const about = Object.entries(questions).map(([code, asks]) => {
    const concerned = answers.filter((answer) => asks(facts, answer));
    const emails = concerned.map((answer) => emailIn(code, answer));
    return [code, concerned.length, emails.filter((email) => email !== null).sort()] as const;
  });
  const stands = (code: string, count: number) =>
    count > 0 || facts.groups.some(({ state }) => code === `group-${state}`);
  const withoutActions = facts.groups.some(({ actions }) => actions.length === 0);
  return {
    ...Object.fromEntries(
      about
        .filter(([code, count]) => stands(code, count))
        .map(([code, , emails]) => [code, emails]),
    ),
    ...(withoutActions ? { 'group-without-actions': [] } : {}),
  };
};

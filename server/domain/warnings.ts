import type { Decision } from './decision.ts';
import type { Warning, WarningCode } from './plan.ts';
import type { PlanInput } from './plan-input.ts';
import { sortedUnique } from './plan-order.ts';
import { type Presence, type RankedGroup, winnerUnderFormerNames } from './presence.ts';
import type { Skipped } from './standing.ts';
import { counted } from './wording.ts';

/** The most e-mail addresses a warning or refusal names; its `count` tells all. */
export const maxNamed = 10_000;

interface Facts {
  readonly input: PlanInput;
  readonly ranked: readonly RankedGroup[];
  /** Of a limited plan only those it concerns. */
  readonly skipped: readonly Skipped[];
  readonly decisions: readonly Decision[];
}

/** What an admin should know about a plan before it is applied: docs/planning-rules.md, section 6. */
export const findWarnings = (facts: Facts): readonly Warning[] =>
  [
    ...severalGroups(facts),
    ...outcomes(facts),
    ...leftScope(facts),
    ...groupWarnings(facts),
  ].filter((warning) => warning !== null);

const warning = (code: WarningCode, emails: readonly string[], message: string): Warning | null => {
  const sorted = sortedUnique(emails);
  return sorted.length === 0
    ? null
    : { code, message, count: sorted.length, emails: sorted.slice(0, maxNamed) };
};

const severalGroups = ({ input, skipped, decisions }: Facts) => {
  const several: string[] = [];
  const wouldBlock: string[] = [];
  const winnerChanged: string[] = [];
  const look = (presence: Presence, email: string | null) => {
    if (email === null || presence.groups.length < 2) return;
    const [winner, ...losers] = presence.groups;
    several.push(email);
    const blocks = losers.some(
      ({ effect }) =>
        (effect.usersDisabled === true && winner.effect.usersDisabled !== true) ||
        (effect.noSync && !winner.effect.noSync),
    );
    if (blocks) wouldBlock.push(email);
    if (
      input.config.precedence.mode === 'alphabetical' &&
      winnerUnderFormerNames(presence.groups, input.baseline) !== winner.groupId
    ) {
      winnerChanged.push(email);
    }
  };
  for (const { counting } of decisions) look(counting.presence, counting.address);
  for (const { presence, address, reason } of skipped) {
    if (reason === 'no-sync') look(presence, address);
  }
  return [
    warning(
      'several-groups',
      several,
      `${counted(several.length, 'user')} in several synchronised groups: the first group by precedence counts, nothing is merged.`,
    ),
    warning(
      'losing-group-would-block',
      wouldBlock,
      `${counted(wouldBlock.length, 'user')} also in a group that disables its members or excludes them from the synchronisation, but another group comes first. Give that group a name that sorts first, or take the users out of the other group.`,
    ),
    warning(
      'winner-changed-by-rename',
      winnerChanged,
      `A group was renamed: for ${counted(winnerChanged.length, 'user')} another group counts than at the last synchronisation.`,
    ),
  ];
};

const outcomes = ({ decisions }: Facts) => {
  const withoutOtp: string[] = [];
  const noEffect: string[] = [];
  const takenOver: string[] = [];
  for (const { counting, outcome, takesOver, quotaTooLarge } of decisions) {
    const { address, presence } = counting;
    if (outcome === null) continue;
    const { effect } = presence.groups[0];
    if (takesOver) takenOver.push(address);
    if (!outcome.disabled && outcome.adminRoles.length > 0 && outcome.loginSecurity !== 'otp')
      withoutOtp.push(address);
    const adminReports = effect.fields.some(
      ({ setting, value }) =>
        setting === 'sendQuarAdmin' && Array.isArray(value) && value.length > 0,
    );
    const uselessReports = adminReports && outcome.adminRoles.length === 0;
    if (effect.quotaUnused || effect.reportOptionsUnused || quotaTooLarge || uselessReports)
      noEffect.push(address);
  }
  return [
    warning(
      'admin-without-otp',
      withoutOtp,
      `${counted(withoutOtp.length, 'user')} with an admin role but without loginSecurity otp, which is strongly suggested for admin users.`,
    ),
    warning(
      'no-effect',
      noEffect,
      `For ${counted(noEffect.length, 'user')} an action has no effect: an LFT quota without LFT or above the domain's global quota, quarantine options without report times, or admin reports without an admin role.`,
    ),
    warning(
      'taken-over',
      takenOver,
      `${counted(takenOver.length, 'user')} taken over: the address belonged to another directory object or to a user made by hand and now stands for the person of the directory.`,
    ),
  ];
};

const scopeReasons: readonly string[] = [
  'guest',
  'no-address',
  'domain-not-selected',
  'other-task',
];

const leftScope = ({ input, skipped }: Facts) => {
  const left = skipped.flatMap(({ own, reason }) =>
    own?.managedBy === input.taskId && scopeReasons.includes(reason) ? [own.email] : [],
  );
  return [
    warning(
      'left-scope',
      left,
      `${counted(left.length, 'synchronised user')} left the scope (became a guest, lost the address, or the address left the selected domains). The settings stay as they are; nothing is synchronised any more.`,
    ),
  ];
};

const groupWarnings = ({ ranked, skipped }: Facts): (Warning | null)[] => {
  const idle = ranked.filter((group) => !group.hasActions);
  const named = (groups: readonly RankedGroup[]) =>
    groups.map((group) => `"${group.displayName}"`).join(', ');
  const frozen = (state: 'missing' | 'unreadable'): Warning | null => {
    const groups = ranked.filter((group) => group.state === state);
    if (groups.length === 0) return null;
    const ids = new Set(groups.map((group) => group.groupId));
    const emails = sortedUnique(
      skipped.flatMap(({ presence, address, own, reason }) => {
        const email = address ?? own?.email ?? null;
        const concerned =
          reason === 'frozen-group' && presence.groups.some((group) => ids.has(group.groupId));
        return concerned && email !== null ? [email] : [];
      }),
    );
    const problems = groups
      .map((group) => `"${group.displayName}": ${group.problem ?? state}`)
      .join(' ');
    return {
      code: state === 'missing' ? 'group-missing' : 'group-unreadable',
      message: `${problems} Its users are left as they are, and nobody counts as missing.`,
      count: emails.length,
      emails: emails.slice(0, maxNamed),
    };
  };
  return [
    idle.length === 0
      ? null
      : {
          code: 'group-without-actions',
          message: `Selected without actions: ${named(idle)}. The members are created with the defaults of their domain, nothing else.`,
          count: 0,
          emails: [],
        },
    frozen('missing'),
    frozen('unreadable'),
  ];
};

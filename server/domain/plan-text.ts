import type { PlanContent } from './plan.ts';
import { selectedGroups, type TaskConfiguration } from './task.ts';

/** JSON with sorted keys: equal values give equal text. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/** What of a configuration decides about rows, as text to digest. Safeguards judge, they do not decide. */
export const configurationText = (config: TaskConfiguration): string =>
  canonical({
    domains: config.domains.toSorted(),
    groups: selectedGroups(config)
      .map(({ groupId, actions }) => ({ groupId, actions }))
      .toSorted((a, b) => (a.groupId < b.groupId ? -1 : 1)),
    precedence: config.precedence,
    disableMissingUsers: config.disableMissingUsers,
    disableBlockedAccounts: config.disableBlockedAccounts,
  });

/**
 * What a fingerprint covers: the configuration and every row with the revisions it was planned against. Not the
 * refusals: their arithmetic moves with time, and an approval must still fit the plan it was given for.
 */
export const planText = (configDigest: string, content: PlanContent): string =>
  canonical({
    configDigest,
    problem: content.problem?.code ?? null,
    changes: content.changes.map(({ heldBy: _heldBy, error, ...change }) => ({
      ...change,
      error: error?.code ?? null,
    })),
  });

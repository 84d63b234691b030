import type { Change, PlanContent } from './plan.ts';
import { selectedGroups, type TaskConfiguration } from './task.ts';

/** The same plain JSON value with the keys of every object in order. */
const ordered = (value: unknown): unknown => {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(ordered);
  const sorted: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    sorted[key] = ordered(part);
  return sorted;
};

/** JSON with sorted keys: equal values give equal text. */
export const canonical = (value: unknown): string => JSON.stringify(ordered(value));

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

/** What a fingerprint covers of one row: everything but what holds it, with the revisions it was planned against. */
export const changeText = ({ heldBy: _heldBy, error, ...change }: Change): string =>
  canonical({ ...change, error: error?.code ?? null });

/**
 * What a fingerprint covers: the configuration and every row, as digests of the rows' texts in order. Not the refusals:
 * their arithmetic moves with time, and an approval must still fit the plan it was given for.
 */
export const planText = (
  configDigest: string,
  problem: PlanContent['problem'],
  rowDigests: readonly string[],
): string => canonical({ configDigest, problem: problem?.code ?? null, changes: rowDigests });

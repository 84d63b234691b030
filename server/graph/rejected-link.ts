import type { GraphFailure } from './errors.ts';

const codes: ReadonlySet<string> = new Set(['resyncrequired', 'syncstatenotfound']);

/**
 * Whether Graph will not go on from a delta link: 410 as documented, 404 whatever it says, or 400 as seen on the wire
 * ("DeltaLink older than 30 days is not supported."). The `Location` of a 410 is not followed: a new link is asked for.
 * https://learn.microsoft.com/graph/delta-query-overview#synchronization-reset
 */
export const isRejectedLink = ({ status, code, message }: GraphFailure): boolean => {
  if (status === 410 || status === 404) return true;
  if (status !== 400) return false;
  return (
    codes.has(code?.toLowerCase() ?? '') ||
    /delta ?(link|token)|badly formed token/i.test(message ?? '')
  );
};

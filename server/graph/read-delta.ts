import type { z } from 'zod';
import type { DeltaLink, DeltaRound } from '../domain/delta.ts';
import { AppError } from '../domain/errors.ts';
import { isDeltaLink } from './delta-link.ts';
import { isExpiredPage } from './errors.ts';
import { type DeltaQuery, followDelta } from './follow-delta.ts';
import type { Reader } from './reader.ts';
import { isRejectedLink } from './rejected-link.ts';

/** Collects the pages of one round. */
export interface DeltaMerge<Change, Item> {
  add(changes: readonly Change[]): void;
  items(): readonly Item[];
}

/** How often a round is read from its link; its pages may expire on the way. */
const readings = 2;

/** Only what has changed, and no other property again. https://learn.microsoft.com/graph/delta-query-overview#optional-query-parameters */
const headers = { Prefer: 'return=minimal' };

/**
 * One complete round from a link, merged; null if the link is none of ours, was rejected, or its pages expired again and
 * again: then everything is to be read anew. Any other failure throws, so half a round never looks like a whole one.
 */
export const readDelta = async <Schema extends z.ZodType, Item>(
  reader: Reader,
  query: DeltaQuery<Schema>,
  link: DeltaLink,
  createMerge: () => DeltaMerge<z.infer<Schema>, Item>,
): Promise<DeltaRound<Item> | null> => {
  if (!isDeltaLink(link, query.subject)) return null;
  const rejected = new AppError('directory-failed', 'Microsoft Graph does not know the link.');
  const call = {
    ...query.call,
    headers,
    readRefusal: (failure: Parameters<typeof isRejectedLink>[0]) =>
      isRejectedLink(failure) ? rejected : null,
  };
  for (let reading = 1; reading <= readings; reading += 1) {
    const merge = createMerge();
    try {
      const next = await followDelta(reader, { ...query, call }, link, merge.add);
      return { items: merge.items(), next };
    } catch (error) {
      if (error === rejected) return null;
      if (!isExpiredPage(error)) throw error;
    }
  }
  return null;
};

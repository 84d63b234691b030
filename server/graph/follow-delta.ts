import type { z } from 'zod';
import type { DeltaLink } from '../domain/delta.ts';
import type { Call } from './client.ts';
import { type DeltaSubject, isDeltaLink } from './delta-link.ts';
import { invalidAnswer } from './errors.ts';
import { createPagingProgress } from './paging-progress.ts';
import type { Reader } from './reader.ts';

/** One of the two delta queries. */
export interface DeltaQuery<Item extends z.ZodType> {
  readonly subject: DeltaSubject;
  readonly item: Item;
  readonly call: Call;
  /** Names what an item tells, so that a round which tells the same for ever is noticed. */
  readonly keysOf: (item: z.infer<Item>) => readonly string[];
}

/**
 * Follows a round from `path`, page by page (also empty ones), and answers its delta link. AppError
 * `directory-answer-invalid` if the pages end without one, point elsewhere or never end.
 */
export const followDelta = async <Item extends z.ZodType>(
  { client, limits }: Pick<Reader, 'client' | 'limits'>,
  query: DeltaQuery<Item>,
  path: string,
  onItems: (items: readonly z.infer<Item>[]) => void,
): Promise<DeltaLink> => {
  const { purpose } = query.call;
  const progress = createPagingProgress(limits);
  for (let link = path; ; ) {
    const page = await client.page(link, query.item, query.call);
    onItems(page.items);
    if (page.nextLink === null) {
      const end = page.deltaLink === null ? '' : client.pathOf(page.deltaLink, purpose);
      if (isDeltaLink(end, query.subject)) return end;
      throw invalidAnswer(purpose, 'the last page has no delta link to go on from');
    }
    const keys = page.items.flatMap((item) => query.keysOf(item)).map((id) => ({ id }));
    const loop = progress.loopAfter(keys, page.nextLink);
    if (loop) throw invalidAnswer(purpose, loop);
    link = page.nextLink;
  }
};

import type { GraphLimits } from './limits.ts';

/** Notices that a listing turns in circles, by its links or by what its pages bring. */
export const createPagingProgress = (limits: GraphLimits) => {
  const links = new Set<string>();
  const ids = new Set<string>();
  let pages = 0;
  let idle = 0;
  return {
    /** Why the listing is taken for endless after this page; null if it goes on or ends as it should. */
    loopAfter(items: readonly { readonly id: string }[], nextLink: string | null): string | null {
      const before = ids.size;
      for (const { id } of items) ids.add(id);
      idle = ids.size > before ? 0 : idle + 1;
      pages += 1;
      if (nextLink === null) return null;
      if (links.has(nextLink)) return `page ${pages} points back to an earlier one`;
      links.add(nextLink);
      if (idle >= limits.maxIdlePages) return `the last ${idle} pages brought nothing new`;
      return pages >= limits.maxPages ? `the listing did not end after ${pages} pages` : null;
    },
  };
};

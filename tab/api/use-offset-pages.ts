import { hashKey, type QueryKey, useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { pageSize, pagesInView } from './offset-pages.ts';

/** Long enough for a drag of the scroll bar to pass pages by, too short to be noticed. */
const settleMs = 60;

export interface OffsetPage<Row> {
  readonly items: readonly Row[];
  /** How many rows there are in all. */
  readonly total: number;
}
export interface OffsetRequest {
  readonly offset: number;
  readonly limit: number;
  readonly signal: AbortSignal;
}

/** A long list of which only the pages in view are read. */
export interface OffsetPages<Row> {
  /** Undefined until the first page came. */
  readonly total: number | undefined;
  /** Undefined while its page is being read. */
  readonly rowAt: (index: number) => Row | undefined;
  /** Tells which rows are in view. */
  readonly onRange: (start: number, end: number) => void;
  /** The rows shown are those of the filter before, until the new ones came. */
  readonly isOutdated: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** Keeps pages of 100 rows by offset: reads those in view, at most four at once, and gives up those scrolled past. */
export const useOffsetPages = <Row>(
  key: QueryKey,
  read: (request: OffsetRequest) => Promise<OffsetPage<Row>>,
  refetchInterval: number | false = false,
): OffsetPages<Row> => {
  const queries = useQueryClient();
  const list = hashKey(key);
  const [view, setView] = useState({ list, start: 0, end: 0 });
  const [shown, setShown] = useState<{ list: string; key: QueryKey; total: number } | null>(null);
  const { start, end } = view.list === list ? view : { start: 0, end: 0 };

  const pages = useQueries({
    queries: pagesInView(start, end).map((page) => ({
      queryKey: pageKey(key, page),
      queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
        read({ offset: page * pageSize, limit: pageSize, signal }),
      refetchInterval,
    })),
  });
  const newest = pages.toSorted((a, b) => b.dataUpdatedAt - a.dataUpdatedAt)[0]?.data?.total;
  if (newest !== undefined && (shown?.list !== list || shown.total !== newest))
    setShown({ list, key, total: newest });

  const settling = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(settling.current), []);
  const onRange = useCallback(
    (from: number, to: number) => {
      clearTimeout(settling.current);
      settling.current = setTimeout(() => setView({ list, start: from, end: to }), settleMs);
    },
    [list],
  );
  return {
    total: shown?.total,
    rowAt: (index) =>
      queries.getQueryData<OffsetPage<Row>>(
        pageKey(shown?.key ?? key, Math.floor(index / pageSize)),
      )?.items[index % pageSize],
    onRange,
    isOutdated: shown !== null && shown.list !== list,
    error: pages.find(({ error }) => error)?.error ?? null,
    retry: () => {
      for (const page of pages) if (page.error) void page.refetch();
    },
  };
};

const pageKey = (key: QueryKey, page: number): QueryKey => [...key, 'from', page * pageSize];

import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';

const drafts = 'session-draft';

/** What somebody entered and did not save: kept in memory, beyond the page, until the person signs out. Null = nothing. */
export const useSessionDraft = <Value>(
  name: readonly string[],
): readonly [Value | null, (next: Value | null) => void] => {
  const queries = useQueryClient();
  const place = JSON.stringify(name);
  const [draft, setDraft] = useState<Value | null>(
    () => queries.getQueryData<Value>([drafts, ...name]) ?? null,
  );
  const keep = useCallback(
    (next: Value | null): void => {
      const queryKey: readonly string[] = [drafts, ...JSON.parse(place)];
      setDraft(next);
      queries.setQueryDefaults([drafts], { gcTime: Number.POSITIVE_INFINITY });
      if (next === null) queries.removeQueries({ queryKey, exact: true });
      else queries.setQueryData(queryKey, next);
    },
    [queries, place],
  );
  return [draft, keep];
};

/** The last parts of the names of all drafts that begin with `name`, as of now. */
export const useDraftNames = (name: readonly string[]): ReadonlySet<string> => {
  const found = useQueryClient()
    .getQueryCache()
    .findAll({ queryKey: [drafts, ...name] });
  return new Set(found.map(({ queryKey }) => String(queryKey.at(-1))));
};

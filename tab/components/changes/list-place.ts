import { useMemo } from 'react';
import { changedSettings, changeKinds, changeReasons } from '../../../server/contract/change.ts';
import type { RouteParams } from '../../navigation/route.ts';
import { setRouteParams, useRouteParams } from '../../navigation/use-route.ts';

export const changeResults = ['applied', 'failed', 'held'] as const;

/** What a list of changes can be filtered by, each once. */
export interface ChangeFilter {
  readonly kind?: (typeof changeKinds)[number];
  readonly search?: string;
  readonly group?: string;
  readonly setting?: (typeof changedSettings)[number];
  readonly reason?: (typeof changeReasons)[number];
  readonly result?: (typeof changeResults)[number];
}

/** Where somebody stands in a list of changes; the address remembers it. */
export interface ListPlace {
  readonly filter: ChangeFilter;
  /** The address (or object ID) of the row whose details are open. */
  readonly row: string | null;
  /** The details show what stays as it is, too. */
  readonly showsAll: boolean;
}

const filterNames = ['kind', 'search', 'group', 'setting', 'reason', 'result'] as const;

const oneOf = <Value extends string>(
  known: readonly Value[],
  given: string | undefined,
): Value | undefined => known.find((value) => value === given);

/** Reads it from the address; what is unknown there is left out. */
export const parsePlace = (params: RouteParams): ListPlace => {
  const asked = {
    kind: oneOf(changeKinds, params.kind),
    search: params.search?.trim() || undefined,
    group: params.group || undefined,
    setting: oneOf(changedSettings, params.setting),
    reason: oneOf(changeReasons, params.reason),
    result: oneOf(changeResults, params.result),
  };
  const filter: ChangeFilter = Object.fromEntries(
    Object.entries(asked).filter(([, value]) => value !== undefined),
  );
  return { filter, row: params.row ?? null, showsAll: params.all === 'yes' };
};

/** The place the address tells; the same object while it is the same place. */
export const useListPlace = (): ListPlace => {
  const params = useRouteParams();
  return useMemo(() => parsePlace(params), [params]);
};

/** Narrows the list, or widens it where a part is null. */
export const setFilter = (
  part: Readonly<Partial<Record<keyof ChangeFilter, string | null>>>,
): void => setRouteParams({ ...part, row: null });

/** Shows all rows again. */
export const clearFilter = (): void =>
  setRouteParams(Object.fromEntries([...filterNames, 'row'].map((name) => [name, null])));

/** Opens the details of a row; null closes them. */
export const openRow = (row: string | null): void =>
  setRouteParams({ row, ...(row === null ? { all: null } : {}) });

/** Shows in the details what stays as it is, or not. */
export const showAll = (isShown: boolean): void => setRouteParams({ all: isShown ? 'yes' : null });

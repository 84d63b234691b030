import type { Collection, Filter } from 'mongodb';
import type { ChangeQuery } from '../ports/stores.ts';
import type { PlanRowDocument } from './documents.ts';
import { rowLists } from './indexes.ts';
import { planRowHint } from './plan-row-filter.ts';
import { placeField, readRowPage, rowOrder } from './plan-row-pages.ts';

interface CountedPage {
  readonly rows: readonly PlanRowDocument[];
  readonly nextAfter: number | null;
  readonly total: number;
}

/** So many places are told to find a page among them; more are counted. */
export const toldPlaces = 5000;

/**
 * One page of rows, and how many match in all. Where few match, one pass over the keys of an index tells both, and where
 * the page begins.
 */
export const readCountedRowPage = async (
  rows: Collection<PlanRowDocument>,
  filter: Filter<PlanRowDocument>,
  query: ChangeQuery,
): Promise<CountedPage> => {
  const hint = planRowHint(query);
  const count = () => rows.countDocuments(filter, { hint });
  const apart = async (): Promise<CountedPage> => {
    const [page, total] = await Promise.all([readRowPage(rows, filter, query), count()]);
    return { ...page, total };
  };
  const { after, offset = 0, limit } = query;
  if (!('find' in filter) || after !== undefined || offset + limit >= toldPlaces) return apart();

  const field = placeField(query);
  const places = await rows
    .find(filter, { hint, batchSize: toldPlaces + 1 })
    .sort(rowOrder(query))
    .limit(toldPlaces + 1)
    .project<Pick<PlanRowDocument, 'seq' | 'place'>>({ _id: 0, [field]: 1 })
    .toArray();
  const told = places.slice(offset, offset + limit).map((place) => place[field]);
  const [page, total] = await Promise.all([
    rows
      .find({ ...filter, [field]: { $in: told } }, { hint: rowLists[query.sort ?? 'plan'] })
      .sort(rowOrder(query))
      .toArray(),
    places.length > toldPlaces ? count() : places.length,
  ]);
  const more = offset + limit < places.length;
  return { rows: page, nextAfter: more ? (told.at(-1) ?? null) : null, total };
};

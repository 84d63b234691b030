import type { Collection, Filter } from 'mongodb';
import type { ChangeQuery } from '../ports/stores.ts';
import type { PlanRowDocument } from './documents.ts';
import { planRowHint } from './plan-row-filter.ts';

type Sorted = Pick<ChangeQuery, 'sort'>;

/** The field that tells the place of a row in an order. */
export const placeField = ({ sort }: Sorted): 'seq' | 'place' =>
  sort === 'severity' ? 'place' : 'seq';

/** The order of rows, each of which has a place of its own in it. */
export const rowOrder = (query: Sorted): { readonly [Field in 'seq' | 'place']?: 1 } => ({
  [placeField(query)]: 1,
});

/** Reads one page of the rows that a filter finds. */
export const readRowPage = async (
  rows: Collection<PlanRowDocument>,
  filter: Filter<PlanRowDocument>,
  query: Omit<ChangeQuery, 'search'>,
): Promise<{ readonly rows: readonly PlanRowDocument[]; readonly nextAfter: number | null }> => {
  const { after, offset = 0, limit } = query;
  const field = placeField(query);
  const order = rowOrder(query);
  const hint = planRowHint(query);

  /** From the keys of the index alone where they tell, so that the rows before it are not read. */
  const placeAtOffset = async (): Promise<number | null> => {
    const [at] = await rows
      .find(filter, { hint })
      .sort(order)
      .skip(offset)
      .limit(1)
      .project<Pick<PlanRowDocument, 'seq' | 'place'>>({ _id: 0, [field]: 1 })
      .toArray();
    return at ? at[field] : null;
  };
  const from = after === undefined && offset > 0 ? await placeAtOffset() : undefined;
  if (from === null) return { rows: [], nextAfter: null };
  const range = {
    ...(after === undefined ? {} : { [field]: { $gt: after } }),
    ...(from === undefined ? {} : { [field]: { $gte: from } }),
  };
  const found = await rows
    .find({ ...filter, ...range }, { hint })
    .sort(order)
    .limit(limit + 1)
    .toArray();
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, nextAfter: last && found.length > limit ? last[field] : null };
};

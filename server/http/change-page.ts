import type { z } from 'zod';
import type { changeQuery } from '../contract/change.ts';
import type { ChangeQuery, RowPage } from '../ports/stores.ts';
import type { Answer } from './route.ts';
import { viewChange } from './views.ts';

/** One page of rows; the cursor is the place of the last row told. */
export const changePage = async (
  read: (query: ChangeQuery) => Promise<RowPage>,
  { cursor, ...query }: z.output<typeof changeQuery>,
): Promise<Answer> => {
  const { rows, nextAfter, total } = await read({ ...query, after: cursor });
  return {
    body: {
      items: rows.map(viewChange),
      nextCursor: nextAfter === null ? null : String(nextAfter),
      total,
    },
  };
};

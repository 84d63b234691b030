import type { NewId } from '../../server/ports/clock.ts';

/** Ids that count: `id-1`, `id-2`, ... */
export const createFakeNewId = (prefix = 'id'): NewId => {
  let last = 0;
  return () => {
    last += 1;
    return `${prefix}-${last}`;
  };
};

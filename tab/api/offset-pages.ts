export const pageSize = 100;
export const maxPagesInView = 4;

/** The numbers of the pages that hold the rows from `start` to `end`, those nearest the middle if they are too many. */
export const pagesInView = (start: number, end: number): readonly number[] => {
  const first = Math.floor(Math.max(0, start) / pageSize);
  const last = Math.floor(Math.max(start, end, 0) / pageSize);
  const count = Math.min(last - first + 1, maxPagesInView);
  const begin = first + Math.floor((last - first + 1 - count) / 2);
  return Array.from({ length: count }, (_, index) => begin + index);
};

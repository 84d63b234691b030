import { expect, test } from 'vitest';
import { maxPagesInView, pagesInView } from '../../tab/api/offset-pages.ts';

test.each([
  [0, 0, [0]],
  [0, 99, [0]],
  [80, 120, [0, 1]],
  [99_950, 99_999, [999]],
  [-5, 10, [0]],
])('rows %i to %i are on the pages %j', (start, end, pages) => {
  expect(pagesInView(start, end)).toEqual(pages);
});

test('however much is in view, at most four pages are read at once, those in its middle', () => {
  const pages = pagesInView(0, 100_000);
  expect(pages).toHaveLength(maxPagesInView);
  expect(pages[0]).toBeGreaterThan(490);
  expect(pages.at(-1)).toBeLessThan(510);
});

/** Splits a list into slices of at most `size`, so that no statement grows without bound; none for an empty list. */
export function* slicesOf<Item>(items: readonly Item[], size: number): Generator<readonly Item[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size);
}

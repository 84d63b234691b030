/** Letters that no decomposition turns into their base letters. */
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/**
 * A name as lists are ordered by it, compared as plain text: umlauts beside their vowels, whatever the case. An index with
 * a collation would order the same, but nothing can be searched in its keys; see docs/adr/0008-search-in-index-keys.md.
 */
export const nameOrder = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(/[ßæœøłđðþı]/g, (letter) => letters[letter] ?? letter);

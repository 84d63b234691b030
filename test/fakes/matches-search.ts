import { parseSearch, searchable } from '../../server/mongo/search.ts';

/** Whether one of the texts holds the pieces of a search in order, without regard to case (negated: none does). */
export const matchesSearch = (search: string | undefined, texts: readonly (string | null)[]) => {
  const parsed = parseSearch(search);
  if (parsed === null) return true;
  const holds = (text: string | null): boolean => {
    if (text === null) return false;
    let from = 0;
    return parsed.pieces.every((piece) => {
      const at = searchable(text).indexOf(searchable(piece), from);
      from = at + piece.length;
      return at >= 0;
    });
  };
  return texts.some(holds) !== parsed.negated;
};

/** A search as typed: the literal pieces between its `*`, in order, and whether what matches is left out. */
export interface Search {
  readonly negated: boolean;
  readonly pieces: readonly string[];
}

/** Reads a search: `*` stands for any characters, a leading `!` negates, all else is literal. Null = no search at all. */
export const parseSearch = (text: string | undefined): Search | null => {
  const typed = (text ?? '').trim();
  const negated = typed.startsWith('!');
  const rest = negated ? typed.slice(1).trim() : typed;
  return rest === '' ? null : { negated, pieces: rest.split('*').filter((piece) => piece !== '') };
};

const literal = (piece: string): string => piece.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/**
 * The regular expression (PCRE) of a search, to be used without regard to case. Each piece after the first is found in an
 * atomic group, so that a name cannot make the search backtrack for ever.
 */
export const searchExpression = (search: Search): string => {
  const [first = '', ...others] = search.pieces.map(literal);
  return first + others.map((piece) => `(?>.*?${piece})`).join('');
};

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

/** A text as searches compare it: in lower case and on one line, without tabs. */
export const searchable = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .replaceAll(/[\r\n\t]/g, ' ');

/** A text as a regular expression (PCRE) that matches it alone. */
export const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/**
 * The regular expression of a search in one line. Each piece after the first is found in an atomic group, so that a name
 * cannot make the search backtrack for ever.
 */
const searchExpression = (search: Search): string => {
  const [first = '', ...others] = search.pieces.map((piece) => literal(searchable(piece)));
  return first + others.map((piece) => `(?>.*?${piece})`).join('');
};

/** What is found by these texts, each by itself, and by these marks: to be stored and searched with `findExpression`. */
export const findText = (searched: readonly string[], marks: string): string =>
  `${searched.map((text) => `${searchable(text)}\n`).join('')}\t${marks}`;

/**
 * The regular expression for a stored `findText`; `marks` matches all of its marks (null = whatever they are). Null =
 * nothing is asked. It never begins with a text at the beginning: MongoDB would take that for bounds of the index and
 * seek from entry to entry.
 */
export const findExpression = (marks: string | null, search: Search | null): string | null => {
  if (marks === null && search === null) return null;
  const end = marks === null ? '\\t' : `\\t(?:${marks})$`;
  if (search === null) return end;
  const found = `${searchExpression(search)}[^\\t]*+`;
  return search.negated ? `^(?![\\s\\S]*?${found}\\t)[^\\t]*+${end}` : found + end;
};

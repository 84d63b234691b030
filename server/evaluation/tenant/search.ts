import { refuse } from './answer.ts';

export type Search = (subject: Readonly<Record<string, unknown>>) => boolean;

const searchable = new Set(['displayName', 'description', 'mail', 'userPrincipalName']);

function words(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function clause(source: string): Search {
  const colon = source.indexOf(':');
  const property = source.slice(0, colon).trim();
  if (colon < 1 || !searchable.has(property)) {
    refuse(400, 'Request_BadRequest', `Invalid $search clause: '${source}'.`);
  }
  const wanted = words(source.slice(colon + 1));
  return (subject) => {
    const value = subject[property];
    if (typeof value !== 'string') return false;
    const present = words(value);
    return wanted.every((word) => present.some((candidate) => candidate.startsWith(word)));
  };
}

/**
 * Reads `"displayName:word" OR "description:word"`: a clause matches if each of its words begins a word of the property.
 * See https://learn.microsoft.com/graph/search-query-parameter#using-search-on-directory-object-collections.
 */
export function parseSearch(source: string): Search {
  const parts = [...source.matchAll(/\s*"((?:[^"\\]|\\.)*)"\s*(and\b|or\b)?\s*/gi)];
  const understood = parts.reduce((length, [part]) => length + part.length, 0);
  if (parts.length === 0 || understood !== source.length) {
    refuse(
      400,
      'Request_BadRequest',
      `Syntax error: the search clause must be enclosed in double quotes: ${source}`,
    );
  }
  let search: Search | null = null;
  let joined = 'and';
  for (const [, text = '', join] of parts) {
    const left = search;
    const right = clause(text.replaceAll(/\\(.)/g, '$1'));
    if (left === null) search = right;
    else if (joined === 'or') search = (subject) => left(subject) || right(subject);
    else search = (subject) => left(subject) && right(subject);
    joined = join?.toLowerCase() ?? 'and';
  }
  return search ?? (() => true);
}

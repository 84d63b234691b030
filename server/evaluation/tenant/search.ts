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
  const [first = '', ...others] = parts.map(([, text = '']) => text.replaceAll(/\\(.)/g, '$1'));
  return others.reduce((left: Search, text, index): Search => {
    const right = clause(text);
    const isOr = parts[index]?.[2]?.toLowerCase() === 'or';
    return isOr
      ? (subject) => left(subject) || right(subject)
      : (subject) => left(subject) && right(subject);
  }, clause(first));
}

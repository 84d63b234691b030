import { AppError } from '../domain/errors.ts';

const listing = '/groups?';
const maxLength = 8_000;

/** The parameters a listing of groups is continued with; a cursor may not smuggle in another one. */
const known: ReadonlySet<string> = new Set([
  '$select',
  '$top',
  '$orderby',
  '$count',
  '$search',
  '$skiptoken',
]);

/** An opaque cursor for the page behind a next link's path; null if it does not continue the listing of groups. */
export const cursorOf = (path: string): string | null =>
  path.startsWith(listing)
    ? Buffer.from(path.slice(listing.length), 'utf8').toString('base64url')
    : null;

/** The path a cursor stands for. AppError `invalid-input` if it is none that `cursorOf` made. */
export const pathOfCursor = (cursor: string): string => {
  const refused = new AppError(
    'invalid-input',
    'This cursor does not continue a list of groups; start with the first page.',
  );
  if (cursor.length > maxLength || !/^[\w-]+$/.test(cursor)) throw refused;
  const query = Buffer.from(cursor, 'base64url').toString('utf8');
  // What may stand in a query (RFC 3986), so that it stays one when it is put behind the path.
  if (!/^[\w\-.~%!$&'()*+,;=:@/?"]+$/.test(query)) throw refused;
  const names = [...new URLSearchParams(query).keys()].map((name) => name.toLowerCase());
  if (!names.includes('$skiptoken') || names.some((name) => !known.has(name))) throw refused;
  return `${listing}${query}`;
};

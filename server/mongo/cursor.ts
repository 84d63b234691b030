import { AppError } from '../domain/errors.ts';

/** The refusal of a cursor that this list did not hand out. */
export const brokenCursor = (): AppError =>
  new AppError('invalid-input', 'The cursor is not one this list gave out; begin again without.', {
    fields: [{ path: 'cursor', message: 'not a cursor of this list' }],
  });

/** Packs the place after the last item of a page into an opaque text (base64url of JSON). */
export const encodeCursor = (place: readonly (string | number | boolean)[]): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url');

/** Unpacks a cursor; AppError `invalid-input` naming `cursor` unless it is one. The caller checks each part. */
export const decodeCursor = (cursor: string): readonly unknown[] => {
  let place: unknown;
  try {
    place = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw brokenCursor();
  }
  if (!Array.isArray(place)) throw brokenCursor();
  return place;
};

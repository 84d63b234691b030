import { z } from 'zod';
import { listOf } from './fields.ts';

const wholeNumber = (text: unknown): unknown =>
  typeof text === 'string' && /^-?\d{1,15}$/.test(text) ? Number(text) : text;
const words = new Map<unknown, boolean>([
  ['true', true],
  ['false', false],
]);

/** A query parameter that is a whole number. */
export const numberParam = (min: number, max: number) =>
  z.preprocess(wholeNumber, z.int().min(min).max(max));

/** A query parameter that is `true` or `false`. */
export const booleanParam = z.preprocess((text) => words.get(text) ?? text, z.boolean());

/** How many items a page holds: 1 to 1000, 100 if not told. */
export const limitParam = numberParam(1, 1000).default(100);

interface Placed {
  readonly cursor?: unknown;
  readonly offset?: unknown;
}

/** How many items to pass over, instead of a cursor. */
export const offsetParam = numberParam(0, 10_000_000);

/** A query that names the place of its page once: by cursor or by offset. */
export const refuseTwoPlaces = <Query extends z.ZodType<Placed>>(query: Query): Query =>
  query.refine(({ cursor, offset }) => cursor === undefined || offset === undefined, {
    path: ['offset'],
    message: 'cannot be given together with cursor',
  });

/** Where the next page begins, as the page before told it. */
export const cursorParam = z
  .string()
  .max(8192)
  .regex(/^[\x21-\x7e]+$/, 'must be the cursor of the page before');

/** Text to search for; blank means none. */
export const searchParam = z
  .string()
  .trim()
  .max(256)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must not hold control characters')
  .transform((text) => (text === '' ? undefined : text));

/** A page of a list; `nextCursor` is null at its end. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: listOf(item), nextCursor: z.string().nullable() });

/** A list that is told whole. */
export const wholeOf = <Item extends z.ZodType>(item: Item) => z.object({ items: listOf(item) });

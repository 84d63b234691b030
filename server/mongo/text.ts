import { AppError } from '../domain/errors.ts';

/**
 * A value on its way into a filter: a string, or AppError `invalid-input`. Types promise it already; this keeps that promise
 * when a caller broke it, so that no object becomes an operator and no undefined value widens a query.
 */
export const text = <Text extends string>(value: Text): Text => {
  if (typeof value === 'string') return value;
  throw new AppError('invalid-input', 'A value to search for must be a text.');
};

/** The same for a list. */
export const texts = <Text extends string>(values: readonly Text[]): Text[] => values.map(text);

import type { ChangeView } from '../../../server/contract/change.ts';
import type { Words } from '../../strings/en.ts';
import type { Format } from '../../strings/format.ts';

/** A setting's value in words. Null is "never set", which is not the same as an empty list. */
export const valueText = (
  value: ChangeView['settings'][number]['was'],
  words: Words,
  format: Format,
): string => {
  if (value === null) return words.changes.unset;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return format.number(value);
  if (typeof value === 'string') return value;
  return value.length > 0 ? value.join(', ') : words.none;
};
